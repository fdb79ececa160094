package org.mneme.kernels.dense;

/**
 * The layout of a packed upper triangle without its diagonal: the values of the pairs {@code (i,
 * j)} with {@code i < j} of {@code n} items, row after row.
 *
 * <pre>
 * n = 4:   (0,1) (0,2) (0,3) (1,2) (1,3) (2,3)
 * </pre>
 */
public final class Triangle {
  /** The most items whose pairs an array can hold. */
  public static final int MAX_ITEMS = 65_536;

  private Triangle() {}

  /**
   * How many pairs {@code n} items have.
   *
   * @throws IllegalArgumentException if {@code n} is negative or above {@link #MAX_ITEMS}
   */
  public static int size(int n) {
    if (n < 0 || n > MAX_ITEMS) {
      throw new IllegalArgumentException("n " + n + " must be in 0.." + MAX_ITEMS);
    }
    return (int) ((long) n * (n - 1) / 2);
  }

  /**
   * Where the pair {@code (i, j)} stands, either way round; {@code 0 ≤ i, j < n}, {@code i ≠ j}.
   */
  public static int index(int i, int j, int n) {
    return i < j ? row(i, n) + j : row(j, n) + i;
  }

  /**
   * What to add to {@code j} to find the pair {@code (i, j)}, {@code i < j}. May be -1 for i = 0.
   */
  public static int row(int i, int n) {
    return (int) ((long) i * (2L * n - i - 3) / 2) - 1;
  }
}
