package org.mneme.episodic;

import java.util.Arrays;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.SignEstimates;

/**
 * The columns of one block of rows of an {@link EpisodeIndex}; positions are relative to its first
 * row.
 */
public final class EpisodeBlock {
  /** As many floats as the widest vector holds. */
  private static final int PADDING = 16;

  private final Segment segment;

  EpisodeBlock(Segment segment) {
    this.segment = segment;
  }

  /** Sees a block of rows. */
  @FunctionalInterface
  public interface Visitor {
    /** Sees the {@code count} rows from {@code firstRow} on. */
    void visit(int firstRow, int count, EpisodeBlock block);
  }

  /** {@code out[outOffset+i]} = cosine of the unit vector {@code query} with row {@code i}. */
  void similarities(float[] query, float[] out, int outOffset) {
    Vectors.dotBatch(
        query, 0, segment.vectors, 0, segment.limit, segment.dimension, out, outOffset);
  }

  /**
   * The same of a query with few components that are not 0, as that of a hashed text: reads their
   * columns only. Writes up to {@link #paddedCount()}.
   */
  void similaritiesByColumns(float[] query, float[] out, int outOffset) {
    int count = paddedCount();
    int capacity = segment.episodes.length;
    float[] columns = segment.columns();
    Arrays.fill(out, outOffset, outOffset + count, 0f);
    for (int i = 0; i < query.length; i++) {
      if (query[i] != 0f) {
        Vectors.axpy(query[i], columns, i * capacity, out, outOffset, count);
      }
    }
  }

  /** {@code out[outOffset+i]} = what the bytes of row {@code i} say of its cosine. */
  void estimatesByBytes(float[] query, float[] out, int outOffset) {
    segment.byteColumns().estimate(query, segment.limit, out, outOffset);
  }

  /** {@code out[outOffset+i]} = what the sign code of row {@code i} says of its cosine. */
  public void estimates(SignEstimates query, float[] out, int outOffset) {
    query.estimate(segment.codes, segment.limit, out, outOffset);
  }

  /**
   * Rows of the block rounded up to {@value #PADDING}, which its columns have room for. A kernel
   * over so many treats every row in a full vector, so that no score depends on where a row lies.
   */
  public int paddedCount() {
    return (segment.limit + PADDING - 1) / PADDING * PADDING;
  }

  /**
   * {@code out[i]} = hours from the last access of row {@code i} to {@code now}, ≥ 0, for {@code i
   * < paddedCount()}.
   */
  public void hoursSinceAccess(long now, float[] out) {
    long[] lastAccess = segment.lastAccess;
    int count = paddedCount();
    for (int i = 0; i < count; i++) {
      out[i] = Math.max(0L, now - lastAccess[i]) / 3_600_000f;
    }
  }

  /** Stability of retention of each row; not to be changed. */
  public float[] stability() {
    return segment.stability;
  }

  /** Mean value of each row, in [0, 1], NaN where it holds nothing; not to be changed. */
  public float[] values() {
    return segment.values;
  }

  /** The experience at a position, or null where the row holds nothing. */
  public StoredEpisode episode(int position) {
    return segment.episodes[position];
  }
}
