package org.mneme.episodic.filter;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows that have each value of one field. Most sessions have one row each, and a row number
 * takes a tenth of the room of a bitmap, so that a value gets its bitmap with its second row.
 */
final class LabelRows {

  private static final long ENTRY_BYTES = 72;
  private static final long BITMAP_BYTES = 160;
  private static final long ROW_BYTES = 2;

  private final Map<String, Integer> single = new HashMap<>();
  private final Map<String, RoaringBitmap> several = new HashMap<>();

  /** Rows in bitmaps: asking each for its size would walk all of them at every write. */
  private long rowsOfSeveral;

  /** Gives {@code row} the value {@code label}; null gives it none. */
  void add(String label, int row) {
    if (label == null) {
      return;
    }
    RoaringBitmap rows = several.get(label);
    if (rows != null) {
      rowsOfSeveral += rows.checkedAdd(row) ? 1 : 0;
      return;
    }
    Integer only = single.putIfAbsent(label, row);
    if (only != null && only != row) {
      single.remove(label);
      several.put(label, RoaringBitmap.bitmapOf(Math.min(only, row), Math.max(only, row)));
      rowsOfSeveral += 2;
    }
  }

  /** Takes {@code label} from {@code row}. */
  void remove(String label, int row) {
    if (label == null) {
      return;
    }
    RoaringBitmap rows = several.get(label);
    if (rows == null) {
      single.remove(label, row);
      return;
    }
    rowsOfSeveral -= rows.checkedRemove(row) ? 1 : 0;
    if (rows.getCardinality() == 1) {
      rowsOfSeveral--;
      several.remove(label);
      single.put(label, rows.first());
    }
  }

  /** The rows with this value, not to be changed; empty where it has none. */
  RoaringBitmap rows(String label) {
    RoaringBitmap rows = several.get(label);
    if (rows != null) {
      return rows;
    }
    Integer only = single.get(label);
    return only == null ? new RoaringBitmap() : RoaringBitmap.bitmapOf(only);
  }

  /** How many values there are. */
  int size() {
    return single.size() + several.size();
  }

  /** Bytes that this holds, estimated; the texts of values are the rows' own. */
  long bytes() {
    return ENTRY_BYTES * size() + BITMAP_BYTES * several.size() + ROW_BYTES * rowsOfSeveral;
  }
}
