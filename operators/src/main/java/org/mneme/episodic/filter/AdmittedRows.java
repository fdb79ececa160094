package org.mneme.episodic.filter;

import java.util.function.IntConsumer;
import org.roaringbitmap.RoaringBatchIterator;
import org.roaringbitmap.RoaringBitmap;

/** The rows that satisfy a filter, as the space is now: to be used before anything changes. */
public final class AdmittedRows {

  /** Every row, whatever it holds. */
  public static final AdmittedRows ALL = new AdmittedRows(null);

  /** Less than this part of the rows, and at most so many, are compared one by one. */
  private static final int FEW = 8;

  private static final int AT_MOST = 2_048;

  private static final int BATCH = 256;

  private final RoaringBitmap rows;

  AdmittedRows(RoaringBitmap rows) {
    this.rows = rows;
  }

  /** Whether no row is kept out. */
  public boolean admitsAll() {
    return rows == null;
  }

  /** Whether {@code row} is one of them. */
  public boolean admits(int row) {
    return rows == null || rows.contains(row);
  }

  /** Whether so few of {@code limit} rows are admitted that to go through them is the cheaper. */
  public boolean areFew(int limit) {
    return rows != null
        && rows.getLongCardinality() <= AT_MOST
        && rows.getLongCardinality() * FEW < limit;
  }

  /** How many there are, where not all are admitted. */
  public int count() {
    return rows.getCardinality();
  }

  /** The rows, ascending, where not all are admitted. */
  public int[] toArray() {
    return rows.toArray();
  }

  /** Sees every row below {@code limit} that is kept out, ascending. */
  public void forEachOther(int limit, IntConsumer visitor) {
    if (rows == null) {
      return;
    }
    RoaringBatchIterator others = RoaringBitmap.flip(rows, 0L, limit).getBatchIterator();
    int[] batch = new int[BATCH];
    while (others.hasNext()) {
      int count = others.nextBatch(batch);
      for (int i = 0; i < count && batch[i] < limit; i++) {
        visitor.accept(batch[i]);
      }
    }
  }
}
