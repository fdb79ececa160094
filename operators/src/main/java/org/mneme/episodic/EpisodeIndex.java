package org.mneme.episodic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.mneme.kernels.dense.Vectors;

/**
 * The stored experiences of one space in the hot tier: rows in segments of 4,096, each with a
 * packed unit vector, its sign code and the columns that ranking reads. Never authoritative. Row
 * numbers are storage, not identity; nothing that leaves depends on them.
 *
 * <p>Vectors may be left where they are stored ({@link #leaveVectors}): then only codes of them are
 * held, each vector that is asked for is read, and what is asked of all of them reads them all.
 */
public final class EpisodeIndex {

  private final int dimension;
  private final List<Segment> segments = new ArrayList<>();
  private final BitSet live = new BitSet();
  private BitSet hidden = new BitSet();

  /** Null while vectors are held here. */
  private ReadVectors outside;

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
      segments.add(outside == null ? new Segment(dimension, true) : outside.segment());
    }
    if (outside != null) {
      outside.changed(row);
    }
    Segment segment = segment(row);
    segment.put(row % Segment.ROWS, episode, usage);
    putVector(row, f32);
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
    if (outside != null) {
      outside.changed(row);
    }
    segment(requireLive(row)).remove(row % Segment.ROWS);
    live.clear(row);
    hidden.clear(row);
  }

  /** Makes exactly these of the live rows invisible: no search finds them until shown again. */
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

  /** Copies the unit vector of {@code row} to {@code out[offset .. offset+dimension)}. */
  public void vector(int row, float[] out, int offset) {
    System.arraycopy(vectors(requireLive(row)), vectorAt(row), out, offset, dimension);
  }

  /** {@link org.mneme.model.IdOrder#hash} of the id of a live row's experience. */
  public long idHash(int row) {
    return segment(row).idHashes[row % Segment.ROWS];
  }

  /** Cosine of a unit vector with that of a live row, in [-1, 1]. */
  public float similarity(float[] query, int row) {
    return Vectors.dot(query, 0, vectors(row), vectorAt(row), dimension);
  }

  /** {@code out[i]} = the same with row {@code rows[i]}, for {@code i < count}; they ascend. */
  public void similarities(float[] query, int[] rows, int count, float[] out) {
    if (outside != null) {
      outside.similarities(query, rows, count, out);
      return;
    }
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
    return Vectors.dot(vectors(rowA), vectorAt(rowA), vectors(rowB), vectorAt(rowB), dimension);
  }

  /**
   * {@code out[row]} = cosine of the unit vector {@code query} with that of each live row; what it
   * says of other rows below {@link #rowLimit} means nothing.
   */
  public void similarities(float[] query, float[] out) {
    if (outside == null) {
      forEachBlock((first, count, block) -> block.similarities(query, out, first));
    } else {
      outside.similarities(query, live, out);
    }
  }

  /**
   * The same of a query with few components that are not 0, as that of a hashed text: reads their
   * columns only, where vectors are held. Writes up to the next multiple of 16 rows.
   */
  public void similaritiesByColumns(float[] query, float[] out) {
    if (outside == null) {
      forEachBlock((first, count, block) -> block.similaritiesByColumns(query, out, first));
    } else {
      outside.similarities(query, live, out);
    }
  }

  /**
   * {@code out[row]} = about the cosine with each live row, where vectors are not held: by bytes,
   * of a query of few components. The first time all vectors are read.
   */
  public void estimates(float[] query, float[] out) {
    if (outside.takesBytes()) {
      segments.forEach(Segment::takeBytes);
      outside.forEach(live, this::putVector);
    }
    forEachBlock((first, count, block) -> block.estimatesByBytes(query, out, first));
  }

  /** Whether vectors are held here. */
  public boolean holdsVectors() {
    return outside == null;
  }

  /**
   * Holds codes only from now on, and reads vectors from {@code stored}.
   *
   * @param mostKept how many of those that were read are kept, ≥ 1
   */
  public void leaveVectors(StoredVectors stored, int mostKept) {
    outside = new ReadVectors(stored, dimension, mostKept);
    segments.forEach(Segment::leaveVectors);
  }

  /** Holds all vectors again. */
  public void takeVectors() {
    segments.forEach(Segment::takeVectors);
    outside.forEach(live, this::putVector);
    outside = null;
  }

  private void putVector(int row, byte[] f32) {
    segment(row).putVector(row % Segment.ROWS, f32);
  }

  /**
   * Walks the index block by block: each call sees at most 4,096 consecutive rows. Rows that no
   * call sees hold nothing.
   */
  public void forEachBlock(EpisodeBlock.Visitor visitor) {
    for (int s = 0; s < segments.size(); s++) {
      Segment segment = segments.get(s);
      if (segment.limit > 0) {
        visitor.visit(s * Segment.ROWS, segment.limit, new EpisodeBlock(segment));
      }
    }
  }

  /** Bytes that the index holds, estimated from its capacity. */
  public long bytes() {
    return vectorBytes() + segments.stream().mapToLong(Segment::columnBytes).sum();
  }

  /** How many rows there is room for. */
  public long capacity() {
    return segments.stream().mapToLong(segment -> segment.episodes.length).sum();
  }

  /** Those of vectors and codes. */
  public long vectorBytes() {
    long read = outside == null ? 0 : outside.bytes();
    return read + segments.stream().mapToLong(Segment::vectorBytes).sum();
  }

  /** Where the vector of a live row is, from {@link #vectorAt} on. */
  private float[] vectors(int row) {
    return outside == null ? segment(row).vectors : outside.vector(row);
  }

  private int vectorAt(int row) {
    return outside == null ? row % Segment.ROWS * dimension : 0;
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
}
