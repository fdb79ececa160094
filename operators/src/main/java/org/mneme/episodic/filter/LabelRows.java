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

  private final Map<String, Integer> single = new HashMap<>();
  private final Map<String, RoaringBitmap> several = new HashMap<>();

  /** Gives {@code row} the value {@code label}; null gives it none. */
  void add(String label, int row) {
    if (label == null) {
      return;
    }
    RoaringBitmap rows = several.get(label);
    if (rows != null) {
      rows.add(row);
      return;
    }
    Integer only = single.putIfAbsent(label, row);
    if (only != null && only != row) {
      single.remove(label);
      several.put(label, RoaringBitmap.bitmapOf(Math.min(only, row), Math.max(only, row)));
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
    rows.remove(row);
    if (rows.getCardinality() == 1) {
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
    long bytes = ENTRY_BYTES * single.size();
    for (RoaringBitmap rows : several.values()) {
      bytes += ENTRY_BYTES + BITMAP_BYTES + rows.getLongSizeInBytes();
    }
    return bytes;
  }
}
