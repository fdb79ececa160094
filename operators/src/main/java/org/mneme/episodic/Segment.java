package org.mneme.episodic;

import java.util.Arrays;
import org.mneme.kernels.quantised.SignCodes;
import org.mneme.model.IdOrder;
import org.mneme.model.PackedVector;

/**
 * Up to {@value #ROWS} rows in index order: vectors packed row by row, their sign codes, and a
 * column for each number that ranking reads. Grows by doubling, so that a small space stays small.
 */
final class Segment {

  static final int ROWS = 4_096;

  private static final int FIRST_CAPACITY = 64;
  private static final long COLUMN_BYTES = 60;

  final int dimension;
  float[] vectors;

  /** Of the vectors, in blocks; see {@link SignCodes}. */
  long[] codes = new long[0];

  /**
   * The vectors once more, component by component: {@code [dimension][capacity]}; null until asked.
   */
  private float[] columns;

  StoredEpisode[] episodes;
  float[] values;
  long[] lastAccess;
  float[] stability;
  int[] recalls;
  long[] lastRecall;
  float[] lastActivations;

  /** {@link IdOrder#hash} of each row's id. */
  long[] idHashes;

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
    if (episodes[row] == null || !episodes[row].id().equals(episode.id())) {
      idHashes[row] = IdOrder.hash(episode.id());
    }
    episodes[row] = episode;
    values[row] = (float) episode.value();
    lastAccess[row] = Math.max(episode.lastAt(), usage.lastRecallAt());
    stability[row] = (float) usage.stability();
    recalls[row] = usage.recalls();
    lastRecall[row] = usage.lastRecallAt();
    lastActivations[row] = usage.lastActivation();
  }

  /** Sets a row's vector; the row must have been put. */
  void putVector(int row, byte[] f32) {
    PackedVector.unpack(f32, vectors, row * dimension);
    vectorChanged(row);
  }

  /** Copies a row's vector to {@code out[offset .. offset+dimension)}. */
  void copyVector(int row, float[] out, int offset) {
    System.arraycopy(vectors, row * dimension, out, offset, dimension);
  }

  /** Clears a row: it is never admitted again until it is put. */
  void remove(int row) {
    Arrays.fill(vectors, row * dimension, (row + 1) * dimension, 0f);
    vectorChanged(row);
    episodeBytes -= episodes[row].bytes();
    episodes[row] = null;
    values[row] = Float.NaN;
  }

  Usage usage(int row) {
    return new Usage(recalls[row], lastRecall[row], stability[row], lastActivations[row]);
  }

  long bytes() {
    return episodeBytes + vectorBytes() + episodes.length * COLUMN_BYTES;
  }

  /** Those of vectors and codes. */
  long vectorBytes() {
    long floats = vectors.length + (columns == null ? 0L : columns.length);
    return floats * Float.BYTES + (long) codes.length * Long.BYTES;
  }

  private void allocate(int capacity) {
    boolean isNew = episodes == null;
    vectors =
        isNew ? new float[capacity * dimension] : Arrays.copyOf(vectors, capacity * dimension);
    codes = Arrays.copyOf(codes, SignCodes.size(capacity, dimension));
    episodes = isNew ? new StoredEpisode[capacity] : Arrays.copyOf(episodes, capacity);
    values = isNew ? new float[capacity] : Arrays.copyOf(values, capacity);
    lastAccess = isNew ? new long[capacity] : Arrays.copyOf(lastAccess, capacity);
    stability = isNew ? new float[capacity] : Arrays.copyOf(stability, capacity);
    Arrays.fill(values, isNew ? 0 : limit, capacity, Float.NaN);
    recalls = isNew ? new int[capacity] : Arrays.copyOf(recalls, capacity);
    lastRecall = isNew ? new long[capacity] : Arrays.copyOf(lastRecall, capacity);
    lastActivations = isNew ? new float[capacity] : Arrays.copyOf(lastActivations, capacity);
    idHashes = isNew ? new long[capacity] : Arrays.copyOf(idHashes, capacity);
    if (columns != null) {
      columns = null;
      columns();
    }
  }

  /** The vectors component by component, {@code [dimension][capacity]}. */
  float[] columns() {
    if (columns == null) {
      columns = new float[vectors.length];
      for (int row = 0; row < limit; row++) {
        transpose(row);
      }
    }
    return columns;
  }

  private void vectorChanged(int row) {
    SignCodes.encode(vectors, row * dimension, 1, dimension, codes, row);
    if (columns != null) {
      transpose(row);
    }
  }

  private void transpose(int row) {
    int capacity = episodes.length;
    for (int i = 0; i < dimension; i++) {
      columns[i * capacity + row] = vectors[row * dimension + i];
    }
  }
}
