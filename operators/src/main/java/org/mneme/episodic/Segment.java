package org.mneme.episodic;

import java.util.Arrays;
import org.mneme.model.PackedVector;

/**
 * Up to {@value #ROWS} rows in index order: vectors packed row by row, and a column for each number
 * that ranking reads. Grows by doubling, so that a small space stays small.
 */
final class Segment {

  static final int ROWS = 4_096;

  private static final int FIRST_CAPACITY = 64;
  private static final int COLUMN_BYTES = 48;

  final int dimension;
  float[] vectors;
  StoredEpisode[] episodes;
  float[] values;
  long[] lastAccess;
  float[] stability;
  int[] recalls;
  long[] lastRecall;
  int limit;
  private long episodeBytes;

  Segment(int dimension) {
    this.dimension = dimension;
    allocate(FIRST_CAPACITY);
  }

  /** Sets a row's experience and numbers; its vector stays. */
  void put(int row, StoredEpisode episode, Usage usage) {
    if (row >= episodes.length) {
      int wanted = Math.max(row + 1, episodes.length * 2);
      allocate(Math.min(ROWS, (wanted + FIRST_CAPACITY - 1) / FIRST_CAPACITY * FIRST_CAPACITY));
    }
    limit = Math.max(limit, row + 1);
    episodeBytes += episode.bytes() - (episodes[row] == null ? 0 : episodes[row].bytes());
    episodes[row] = episode;
    values[row] = (float) episode.value();
    lastAccess[row] = Math.max(episode.lastAt(), usage.lastRecallAt());
    stability[row] = (float) usage.stability();
    recalls[row] = usage.recalls();
    lastRecall[row] = usage.lastRecallAt();
  }

  /** Sets a row's vector; the row must have been put. */
  void putVector(int row, byte[] f32) {
    PackedVector.unpack(f32, vectors, row * dimension);
  }

  /** Clears a row: it is never admitted again until it is put. */
  void remove(int row) {
    episodeBytes -= episodes[row].bytes();
    episodes[row] = null;
    Arrays.fill(vectors, row * dimension, (row + 1) * dimension, 0f);
  }

  Usage usage(int row) {
    return new Usage(recalls[row], lastRecall[row], stability[row]);
  }

  long bytes() {
    return episodeBytes + episodes.length * (dimension * (long) Float.BYTES + COLUMN_BYTES);
  }

  private void allocate(int capacity) {
    boolean isNew = episodes == null;
    vectors =
        isNew ? new float[capacity * dimension] : Arrays.copyOf(vectors, capacity * dimension);
    episodes = isNew ? new StoredEpisode[capacity] : Arrays.copyOf(episodes, capacity);
    values = isNew ? new float[capacity] : Arrays.copyOf(values, capacity);
    lastAccess = isNew ? new long[capacity] : Arrays.copyOf(lastAccess, capacity);
    stability = isNew ? new float[capacity] : Arrays.copyOf(stability, capacity);
    recalls = isNew ? new int[capacity] : Arrays.copyOf(recalls, capacity);
    lastRecall = isNew ? new long[capacity] : Arrays.copyOf(lastRecall, capacity);
  }
}
