package org.mneme.episodic;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * How many experiences a space holds, and which of them go when it is too full.
 *
 * @param maximum experiences of a space, ≥ 1
 * @param fullAt share of the maximum above which some are evicted, in (0, 1]
 * @param share how many then, as a share of those that there are, in (0, 1]
 * @param pauseMillis at least so long between two evictions, in event time, ≥ 0
 */
public record Capacity(int maximum, double fullAt, double share, long pauseMillis)
    implements Serializable {

  /** The defaults of DESIGN §4. */
  public static final Capacity DEFAULT = new Capacity(1_000_000, 0.8, 0.1, 60_000);

  /** The part of the most recalled experiences that is never evicted. */
  private static final int PROTECTED_FRACTION = 10;

  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  /** How many of {@code learned} experiences have to go: those too many, at least the share. */
  public int surplus(long learned) {
    if (learned <= fullAt * maximum) {
      return 0;
    }
    return (int) Math.max(Math.max(1, (long) (share * learned)), learned - maximum);
  }

  /** The same capacity for another maximum. */
  public Capacity withMaximum(int newMaximum) {
    return new Capacity(newMaximum, fullAt, share, pauseMillis);
  }

  /**
   * What an experience is worth keeping: {@code (1 + recalls)·recency·(0.5 + value/2)} with recency
   * {@code 1/(1 + hours since it was last made or recalled)}.
   */
  public static double utility(int recalls, long sinceAccessMillis, double value) {
    double recency = 1 / (1 + Math.max(0, sinceAccessMillis) / MILLIS_PER_HOUR);
    return (1 + recalls) * recency * (0.5 + value / 2);
  }

  /**
   * Chooses what to evict: the least useful, ties by id, but none of the tenth that is recalled
   * most (of those that were recalled at all).
   *
   * @param utility of each candidate
   * @param recalls of each candidate
   * @param id of the candidate at a position
   * @param count how many are wanted
   * @return their positions, least useful first; fewer than {@code count} where no more may go
   */
  public static int[] choose(double[] utility, int[] recalls, IntFunction<String> id, int count) {
    int[] order = positions(utility.length);
    int kept = utility.length / PROTECTED_FRACTION;
    PositionSelection.first(
        order,
        order.length,
        kept,
        (a, b) -> {
          int byRecalls = Integer.compare(recalls[b], recalls[a]);
          int byUtility = byRecalls != 0 ? byRecalls : Double.compare(utility[b], utility[a]);
          return byUtility != 0 ? byUtility : id.apply(a).compareTo(id.apply(b));
        });
    int candidates = 0;
    for (int i = 0; i < order.length; i++) {
      if (i >= kept || recalls[order[i]] == 0) {
        order[candidates++] = order[i];
      }
    }
    int wanted = Math.min(count, candidates);
    PositionSelection.first(
        order,
        candidates,
        wanted,
        (a, b) -> {
          int byUtility = Double.compare(utility[a], utility[b]);
          return byUtility != 0 ? byUtility : id.apply(a).compareTo(id.apply(b));
        });
    return Arrays.copyOf(order, wanted);
  }

  private static int[] positions(int count) {
    int[] positions = new int[count];
    for (int i = 0; i < count; i++) {
      positions[i] = i;
    }
    return positions;
  }
}
