package org.mneme.memory.recall;

/**
 * The rows that the query or activation reached: entry {@code i} of both arrays for {@code i <
 * count}. The arrays are the spreader's own and change with its next run.
 *
 * @param rows rows; of one that stands twice the later part counts
 * @param parts activation part of each, see {@link QuerySpreading}, in [0, 1]
 * @param count how many
 */
public record Activated(int[] rows, float[] parts, int count) {

  /** Nothing was reached. */
  public static final Activated NOTHING = new Activated(new int[0], new float[0], 0);
}
