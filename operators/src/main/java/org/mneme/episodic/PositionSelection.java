package org.mneme.episodic;

/**
 * Brings the first few of many positions to the front, in order, without sorting or boxing the rest
 * (C. A. R. Hoare, "Algorithm 65: Find", 1961).
 */
final class PositionSelection {

  private PositionSelection() {}

  /** A total order of positions. */
  @FunctionalInterface
  interface PositionOrder {
    /** Negative where {@code a} comes before {@code b}; 0 for the same position only. */
    int compare(int a, int b);
  }

  /**
   * Rearranges {@code positions[0 .. size)} so that its first {@code count} in {@code order} stand
   * in front, sorted.
   */
  static void first(int[] positions, int size, int count, PositionOrder order) {
    int from = 0;
    int to = size;
    while (to - from > 1 && count > from && count < to) {
      int split = partition(positions, from, to, order);
      if (count <= split) {
        to = split;
      } else {
        from = split;
      }
    }
    sort(positions, 0, count, order);
  }

  private static void sort(int[] positions, int from, int to, PositionOrder order) {
    if (to - from > 1) {
      int split = partition(positions, from, to, order);
      sort(positions, from, split, order);
      sort(positions, split, to, order);
    }
  }

  /**
   * Splits {@code positions[from .. to)} of at least two: what is returned is greater than {@code
   * from} and less than {@code to}, and nothing before it comes after anything from it on.
   */
  private static int partition(int[] positions, int from, int to, PositionOrder order) {
    int pivot = positions[from + (to - from - 1) / 2];
    int low = from - 1;
    int high = to;
    while (true) {
      do {
        low++;
      } while (order.compare(positions[low], pivot) < 0);
      do {
        high--;
      } while (order.compare(positions[high], pivot) > 0);
      if (low >= high) {
        return high + 1;
      }
      int swapped = positions[low];
      positions[low] = positions[high];
      positions[high] = swapped;
    }
  }
}
