package org.mneme.model;

/**
 * An episode's reward and the parts it was computed from (formula: DESIGN §4).
 *
 * @param total {@code max(0, base + abstention) * efficiency * complexity * quality + learning}, in
 *     [0, 2.5]
 * @param base from the verdict, in [0, 1]
 * @param abstention bonus of an early abstention, penalty of a late one or of a long failure
 * @param efficiency from duration and steps, in [0.5, 1.5]
 * @param complexity factor of the task's complexity, 1.0 to 1.2
 * @param quality from the errors and artifacts, in [0.5, 1.5]
 * @param learning bonus for variety, success and recoveries, in [0, 0.5]
 */
public record Reward(
    double total,
    double base,
    double abstention,
    double efficiency,
    double complexity,
    double quality,
    double learning) {

  /** The largest possible {@code total}. */
  public static final double MAXIMUM = 2.5;

  /** Reward of an episode that no one completed. */
  public static final Reward NONE = new Reward(0, 0, 0, 0, 0, 0, 0);

  /** What ranking and eviction use: {@code min(1, total / 2.5)}. */
  public double value() {
    return Math.min(1, total / MAXIMUM);
  }
}
