package org.mneme.memory.recall;

import org.mneme.episodic.EpisodeIndex;

/** Rows in the order of their cosines, best first, ties by id. */
final class NearestRows {

  private NearestRows() {}

  /** Puts a row among the nearest, if it is one; returns how many there are now. */
  static int insert(
      EpisodeIndex index, int row, float cosine, int[] found, float[] cosines, int count) {
    int at = count;
    while (at > 0
        && (cosine > cosines[at - 1]
            || (cosine == cosines[at - 1]
                && index.episode(row).id().compareTo(index.episode(found[at - 1]).id()) < 0))) {
      at--;
    }
    if (at == found.length) {
      return count;
    }
    int moved = Math.min(count, found.length - 1) - at;
    System.arraycopy(found, at, found, at + 1, moved);
    System.arraycopy(cosines, at, cosines, at + 1, moved);
    found[at] = row;
    cosines[at] = cosine;
    return Math.min(count + 1, found.length);
  }
}
