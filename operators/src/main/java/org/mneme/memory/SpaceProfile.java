package org.mneme.memory;

/**
 * What a space is, in state.
 *
 * @param model the embedding model that the space is pinned to
 * @param dimension components of its vectors
 * @param rowLimit one more than the highest row ever used
 * @param experiences live rows
 * @param episodes episodes ever stored, merged ones included
 * @param learned rows whose window has closed
 * @param maxEpisodes capacity that a command gave it, or null for that of the option
 */
public record SpaceProfile(
    String model,
    int dimension,
    int rowLimit,
    long experiences,
    long episodes,
    long learned,
    Integer maxEpisodes) {

  /** Of a space that holds nothing yet. */
  static SpaceProfile empty(String model, int dimension) {
    return new SpaceProfile(model, dimension, 0, 0, 0, 0, null);
  }

  /** With one more episode, in a row of its own. */
  SpaceProfile withRow(int row) {
    return new SpaceProfile(
        model,
        dimension,
        Math.max(rowLimit, row + 1),
        experiences + 1,
        episodes + 1,
        learned,
        maxEpisodes);
  }

  /** With fewer rows, of which so many were learned. */
  SpaceProfile withoutRows(int rows, int learnedRows) {
    return new SpaceProfile(
        model,
        dimension,
        rowLimit,
        experiences - rows,
        episodes,
        learned - learnedRows,
        maxEpisodes);
  }

  /** With more rows whose window has closed. */
  SpaceProfile withLearned(int rows) {
    return new SpaceProfile(
        model, dimension, rowLimit, experiences, episodes, learned + rows, maxEpisodes);
  }

  /** With a capacity of its own, or that of the option where {@code newMaximum} is null. */
  SpaceProfile withMaxEpisodes(Integer newMaximum) {
    return new SpaceProfile(model, dimension, rowLimit, experiences, episodes, learned, newMaximum);
  }
}
