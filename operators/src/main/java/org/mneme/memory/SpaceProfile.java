package org.mneme.memory;

/**
 * What a space is, in state.
 *
 * @param model the embedding model that the space is pinned to, or null before it is
 * @param dimension components of its vectors; 0 without a model
 * @param rowLimit one more than the highest row ever used
 * @param experiences live rows
 * @param episodes episodes ever stored, merged and evicted ones included, forgotten ones not
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

  /** Of a space that holds nothing and may hold vectors of any model. */
  public static final SpaceProfile UNPINNED = new SpaceProfile(null, 0, 0, 0, 0, 0, null);

  /** Whether a model was set, by a command or by the first vector. */
  public boolean isPinned() {
    return model != null;
  }

  /** Pinned to a model. */
  public SpaceProfile pinnedTo(String newModel, int newDimension) {
    return new SpaceProfile(
        newModel, newDimension, rowLimit, experiences, episodes, learned, maxEpisodes);
  }

  /** With another count of episodes; their rows are counted by {@link #withoutRows}. */
  public SpaceProfile withEpisodes(long newEpisodes) {
    return new SpaceProfile(
        model, dimension, rowLimit, experiences, newEpisodes, learned, maxEpisodes);
  }

  /** With one more episode, in a row of its own. */
  public SpaceProfile withRow(int row) {
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
  public SpaceProfile withoutRows(int rows, int learnedRows) {
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
  public SpaceProfile withLearned(int rows) {
    return new SpaceProfile(
        model, dimension, rowLimit, experiences, episodes, learned + rows, maxEpisodes);
  }

  /** With a capacity of its own, or that of the option where {@code newMaximum} is null. */
  public SpaceProfile withMaxEpisodes(Integer newMaximum) {
    return new SpaceProfile(model, dimension, rowLimit, experiences, episodes, learned, newMaximum);
  }
}
