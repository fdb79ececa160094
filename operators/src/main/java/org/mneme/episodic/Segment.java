package org.mneme.episodic;

import java.util.Arrays;
import org.mneme.kernels.quantised.SignCodes;
import org.mneme.model.IdOrder;
import org.mneme.model.PackedVector;

/**
 * Up to {@value #ROWS} rows in index order: vectors packed row by row, their sign codes, and a
 * column for each number that ranking reads. Grows by doubling, so that a small space stays small.
 * Vectors may be left out, see {@link EpisodeIndex#leaveVectors}.
 */
final class Segment {

  static final int ROWS = 4_096;

  private static final int FIRST_CAPACITY = 64;
  private static final long COLUMN_BYTES = 60;

  final int dimension;
  private boolean holdsVectors;

  /** Room for one where they are left out. */
  float[] vectors;

  /** Of the vectors, in blocks; see {@link SignCodes}. */
  long[] codes = new long[0];

  /**
   * The vectors once more, component by component: {@code [dimension][capacity]}; null until asked.
   */
  private float[] columns;

  /** Of the vectors; null where nobody asked for them. */
  private ByteColumns byteColumns;

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

  Segment(int dimension, boolean holdsVectors) {
    this.dimension = dimension;
    this.holdsVectors = holdsVectors;
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
    PackedVector.unpack(f32, vectors, vectorAt(row));
    vectorChanged(row);
  }

  /** Lets all vectors go, not their codes. */
  void leaveVectors() {
    holdsVectors = false;
    vectors = new float[dimension];
    columns = null;
    byteColumns = null;
  }

  /** Makes room for vectors again; each is to be put. */
  void takeVectors() {
    holdsVectors = true;
    vectors = new float[episodes.length * dimension];
    byteColumns = null;
  }

  /** Makes room for bytes beside the codes; each vector is to be put once more. */
  void takeBytes() {
    byteColumns = new ByteColumns(dimension, episodes.length);
  }

  /** The vectors as bytes. */
  ByteColumns byteColumns() {
    return byteColumns;
  }

  /** Clears a row: it is never admitted again until it is put. */
  void remove(int row) {
    Arrays.fill(vectors, vectorAt(row), vectorAt(row) + dimension, 0f);
    vectorChanged(row);
    episodeBytes -= episodes[row].bytes();
    episodes[row] = null;
    values[row] = Float.NaN;
  }

  Usage usage(int row) {
    return new Usage(recalls[row], lastRecall[row], stability[row], lastActivations[row]);
  }

  /** All that it holds but vectors and codes. */
  long columnBytes() {
    return episodeBytes + episodes.length * COLUMN_BYTES;
  }

  /** Those of vectors and codes. */
  long vectorBytes() {
    long floats = vectors.length + (columns == null ? 0L : columns.length);
    long estimated =
        (long) codes.length * Long.BYTES + (byteColumns == null ? 0 : byteColumns.size());
    return floats * Float.BYTES + estimated;
  }

  private void allocate(int capacity) {
    boolean isNew = episodes == null;
    int floats = holdsVectors ? capacity * dimension : dimension;
    vectors = isNew ? new float[floats] : Arrays.copyOf(vectors, floats);
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
    byteColumns = byteColumns == null ? null : byteColumns.grown(capacity);
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
    SignCodes.encode(vectors, vectorAt(row), 1, dimension, codes, row);
    if (columns != null) {
      transpose(row);
    }
    if (byteColumns != null) {
      byteColumns.put(row, vectors, vectorAt(row));
    }
  }

  private int vectorAt(int row) {
    return holdsVectors ? row * dimension : 0;
  }

  private void transpose(int row) {
    int capacity = episodes.length;
    for (int i = 0; i < dimension; i++) {
      columns[i * capacity + row] = vectors[row * dimension + i];
    }
  }
}
