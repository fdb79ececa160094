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
 */
public record SpaceProfile(
    String model, int dimension, int rowLimit, long experiences, long episodes, long learned) {

  /** Of a space that holds nothing yet. */
  static SpaceProfile empty(String model, int dimension) {
    return new SpaceProfile(model, dimension, 0, 0, 0, 0);
  }

  SpaceProfile withRow(int row) {
    return new SpaceProfile(
        model, dimension, Math.max(rowLimit, row + 1), experiences + 1, episodes + 1, learned);
  }

  SpaceProfile withoutRow() {
    return new SpaceProfile(model, dimension, rowLimit, experiences - 1, episodes, learned);
  }

  SpaceProfile withLearned(int more) {
    return new SpaceProfile(model, dimension, rowLimit, experiences, episodes, learned + more);
  }
}
