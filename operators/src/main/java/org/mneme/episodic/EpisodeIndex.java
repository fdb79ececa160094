package org.mneme.episodic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.SignEstimates;

/**
 * The stored experiences of one space in the hot tier: rows in segments of 4,096, each with a
 * packed unit vector, its sign code and the columns that ranking reads. Never authoritative. Row
 * numbers are storage, not identity; nothing that leaves depends on them.
 */
public final class EpisodeIndex {

  private final int dimension;
  private final List<Segment> segments = new ArrayList<>();
  private final BitSet live = new BitSet();
  private BitSet hidden = new BitSet();

  /** An empty index of vectors of {@code dimension} components, ≥ 1. */
  public EpisodeIndex(int dimension) {
    this.dimension = dimension;
  }

  /** Number of stored experiences. */
  public int size() {
    return live.cardinality();
  }

  /** One more than the highest row ever put. */
  public int rowLimit() {
    return segments.isEmpty()
        ? 0
        : (segments.size() - 1) * Segment.ROWS + segments.get(segments.size() - 1).limit;
  }

  /** The lowest row that holds nothing; at most {@link #rowLimit}. */
  public int freeRow() {
    return live.nextClearBit(0);
  }

  /**
   * The lowest rows that hold nothing, ascending, so many at most.
   *
   * @param limit one more than the highest row that may be named, at least {@link #rowLimit}
   */
  public int[] freeRows(int maximum, int limit) {
    int[] free = new int[Math.min(maximum, limit - live.cardinality())];
    int row = -1;
    for (int i = 0; i < free.length; i++) {
      row = live.nextClearBit(row + 1);
      free[i] = row;
    }
    return free;
  }

  /** Puts an experience with its unit vector, packed, {@code 4 * dimension} bytes. */
  public void put(int row, StoredEpisode episode, Usage usage, byte[] f32) {
    while (row >= segments.size() * Segment.ROWS) {
      segments.add(new Segment(dimension));
    }
    Segment segment = segment(row);
    segment.put(row % Segment.ROWS, episode, usage);
    segment.putVector(row % Segment.ROWS, f32);
    live.set(row);
    hidden.clear(row);
  }

  /** Changes an experience in place; its vector stays. */
  public void update(int row, StoredEpisode episode, Usage usage) {
    segment(requireLive(row)).put(row % Segment.ROWS, episode, usage);
    show(row);
  }

  /** Empties a row. */
  public void remove(int row) {
    segment(requireLive(row)).remove(row % Segment.ROWS);
    live.clear(row);
    hidden.clear(row);
  }

  /**
   * Makes exactly these rows invisible: no search finds one of them until it is shown again.
   *
   * @param rows live rows; the others are passed over
   */
  public void hide(BitSet rows) {
    BitSet shown = hidden;
    hidden = (BitSet) rows.clone();
    hidden.and(live);
    shown.and(live);
    shown.stream().forEach(this::show);
    hidden.stream().forEach(this::show);
  }

  /** Makes a live row invisible too. */
  public void hide(int row) {
    hidden.set(requireLive(row));
    show(row);
  }

  /** Whether {@code row} is hidden. */
  public boolean isHidden(int row) {
    return hidden.get(row);
  }

  /** Whether {@code row} holds an experience. */
  public boolean holds(int row) {
    return live.get(row);
  }

  /** The experience in {@code row}. */
  public StoredEpisode episode(int row) {
    return segment(requireLive(row)).episodes[row % Segment.ROWS];
  }

  /** What queries left behind on {@code row}. */
  public Usage usage(int row) {
    return segment(requireLive(row)).usage(row % Segment.ROWS);
  }

  /** Event time from which the retention of {@code row} counts, epoch milliseconds. */
  public long lastAccess(int row) {
    return segment(row).lastAccess[row % Segment.ROWS];
  }

  /** Mean value of a live row, in [0, 1]; NaN where it is hidden. */
  public float value(int row) {
    return segment(row).values[row % Segment.ROWS];
  }

  /** Stability of the retention of {@code row}. */
  public float stability(int row) {
    return segment(row).stability[row % Segment.ROWS];
  }

  /** Copies the unit vector of {@code row} to {@code out[0 .. dimension)}. */
  public void vector(int row, float[] out) {
    vector(row, out, 0);
  }

  /** Copies the unit vector of {@code row} to {@code out[offset .. offset+dimension)}. */
  public void vector(int row, float[] out, int offset) {
    segment(requireLive(row)).copyVector(row % Segment.ROWS, out, offset);
  }

  /** {@link org.mneme.model.IdOrder#hash} of the id of a live row's experience. */
  public long idHash(int row) {
    return segment(row).idHashes[row % Segment.ROWS];
  }

  /** Cosine of a unit vector with that of a live row, in [-1, 1]. */
  public float similarity(float[] query, int row) {
    return Vectors.dot(query, 0, segment(row).vectors, row % Segment.ROWS * dimension, dimension);
  }

  /** {@code out[i]} = the same with the row {@code rows[i]}, for {@code i < count}; they ascend. */
  public void similarities(float[] query, int[] rows, int count, float[] out) {
    int to = 0;
    for (int from = 0; from < count; from = to) {
      int first = rows[from] / Segment.ROWS * Segment.ROWS;
      while (to < count && rows[to] < first + Segment.ROWS) {
        to++;
      }
      Vectors.dotRows(query, segment(first).vectors, dimension, rows, from, to, first, out);
    }
  }

  /** Cosine of the vectors of two live rows, in [-1, 1]. */
  public float similarity(int rowA, int rowB) {
    float[] vectorsB = segment(rowB).vectors;
    int fromB = rowB % Segment.ROWS * dimension;
    return Vectors.dot(
        segment(rowA).vectors, rowA % Segment.ROWS * dimension, vectorsB, fromB, dimension);
  }

  /**
   * Walks the index block by block: each call sees at most 4,096 consecutive rows. Rows that no
   * call sees hold nothing.
   */
  public void forEachBlock(BlockVisitor visitor) {
    for (int s = 0; s < segments.size(); s++) {
      Segment segment = segments.get(s);
      if (segment.limit > 0) {
        visitor.visit(s * Segment.ROWS, segment.limit, new Block(segment));
      }
    }
  }

  /** Bytes that the index holds, estimated from its capacity. */
  public long bytes() {
    return segments.stream().mapToLong(Segment::bytes).sum();
  }

  /** Those of vectors and codes. */
  public long vectorBytes() {
    return segments.stream().mapToLong(Segment::vectorBytes).sum();
  }

  private Segment segment(int row) {
    return segments.get(row / Segment.ROWS);
  }

  /** Shows a live row, or not: a search selects nothing whose value is NaN. */
  private void show(int row) {
    Segment segment = segment(row);
    int at = row % Segment.ROWS;
    segment.values[at] = hidden.get(row) ? Float.NaN : (float) segment.episodes[at].value();
  }

  private int requireLive(int row) {
    if (!live.get(row)) {
      throw new IllegalStateException("row " + row + " of " + rowLimit() + " holds nothing");
    }
    return row;
  }

  /** Sees a block of rows. */
  @FunctionalInterface
  public interface BlockVisitor {
    /** Sees the {@code count} rows from {@code firstRow} on. */
    void visit(int firstRow, int count, Block block);
  }

  /** The columns of one block of rows; positions are relative to its first row. */
  public static final class Block {
    /** As many floats as the widest vector holds. */
    private static final int PADDING = 16;

    private final Segment segment;

    private Block(Segment segment) {
      this.segment = segment;
    }

    /** {@code out[outOffset+i]} = cosine of the unit vector {@code query} with row {@code i}. */
    public void similarities(float[] query, float[] out, int outOffset) {
      Vectors.dotBatch(
          query, 0, segment.vectors, 0, segment.limit, segment.dimension, out, outOffset);
    }

    /**
     * The same of a query with few components that are not 0, as that of a hashed text: reads their
     * columns only. Writes up to {@link #paddedCount()}.
     */
    public void similaritiesByColumns(float[] query, float[] out, int outOffset) {
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
     * {@code out[i]} = hours from the last access of row {@code i} to {@code now}, ≥ 0, for {@code
     * i < paddedCount()}.
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
}
