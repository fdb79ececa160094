package org.mneme.episodic;

import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.mneme.kernels.dense.Vectors;
import org.mneme.model.PackedVector;

/**
 * Vectors that are read from where they are stored. Of single ones those that were asked for last
 * are kept; one pass over all of them keeps none. Cosines are those of {@link Vectors}, which do
 * not depend on where a vector lies.
 */
final class ReadVectors {

  /** Compared in one call. */
  private static final int BATCH = 64;

  /** Of a kept vector beside its floats: an array, an entry of a linked map, its key. */
  private static final long KEPT_BYTES = 96;

  private final StoredVectors stored;
  private final int dimension;
  private final int mostKept;

  /** By row; the least recently used first. */
  private final LinkedHashMap<Integer, float[]> kept = new LinkedHashMap<>(16, 0.75f, true);

  private final float[] batch;
  private final int[] batchRows = new int[BATCH];
  private final float[] batchCosines = new float[BATCH];
  private int batched;
  private boolean holdsBytes;

  ReadVectors(StoredVectors stored, int dimension, int mostKept) {
    this.stored = stored;
    this.dimension = dimension;
    this.mostKept = mostKept;
    this.batch = new float[BATCH * dimension];
  }

  /** A new segment for an index whose vectors are read from here. */
  Segment segment() {
    Segment segment = new Segment(dimension, false);
    if (holdsBytes) {
      segment.takeBytes();
    }
    return segment;
  }

  /** Whether bytes are to be held from now on that were not until now. */
  boolean takesBytes() {
    boolean isFirst = !holdsBytes;
    holdsBytes = true;
    return isFirst;
  }

  /** The unit vector of a live row; not to be changed. */
  float[] vector(int row) {
    float[] vector = kept.get(row);
    if (vector == null) {
      vector = PackedVector.unpack(stored.vector(row));
      if (kept.size() >= mostKept) {
        Iterator<Integer> leastRecentFirst = kept.keySet().iterator();
        leastRecentFirst.next();
        leastRecentFirst.remove();
      }
      kept.put(row, vector);
    }
    return vector;
  }

  /** What {@code row} holds has changed. */
  void changed(int row) {
    kept.remove(row);
  }

  /** {@code out[i]} = cosine of {@code query} with row {@code rows[i]}, for {@code i < count}. */
  void similarities(float[] query, int[] rows, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = Vectors.dot(query, 0, vector(rows[i]), 0, dimension);
    }
  }

  /** {@code out[row]} = cosine of {@code query} with each of {@code rows}, all read once. */
  void similarities(float[] query, BitSet rows, float[] out) {
    batched = 0;
    forEach(
        rows,
        (row, f32) -> {
          PackedVector.unpack(f32, batch, batched * dimension);
          batchRows[batched++] = row;
          if (batched == BATCH) {
            compare(query, out);
          }
        });
    compare(query, out);
  }

  private void compare(float[] query, float[] out) {
    if (batched == 0) {
      return;
    }
    Vectors.dotBatch(query, 0, batch, 0, batched, dimension, batchCosines, 0);
    for (int i = 0; i < batched; i++) {
      out[batchRows[i]] = batchCosines[i];
    }
    batched = 0;
  }

  /** Shows the vectors of {@code rows}, in no order. */
  void forEach(BitSet rows, StoredVectors.Visitor visitor) {
    stored.forEach(
        (row, f32) -> {
          if (rows.get(row)) {
            visitor.visit(row, f32);
          }
        });
  }

  /** Bytes that it keeps. */
  long bytes() {
    return kept.size() * ((long) dimension * Float.BYTES + KEPT_BYTES)
        + (long) batch.length * Float.BYTES;
  }
}
