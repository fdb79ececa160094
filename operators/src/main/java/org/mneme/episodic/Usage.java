package org.mneme.episodic;

/**
 * What queries leave behind on an experience.
 *
 * @param recalls how often it was returned
 * @param lastRecallAt when last, epoch milliseconds; 0 when never
 * @param stability strength of retention, 1 at first, at most 10⁴
 * @param lastActivation what spreading brought to it when it was last returned, in [0, 1]
 */
public record Usage(int recalls, long lastRecallAt, double stability, float lastActivation) {

  /** An experience that was never recalled. */
  public static final Usage NONE = new Usage(0, 0, 1, 0);

  /** The usage of two equal experiences that became one. */
  public Usage merge(Usage other) {
    return new Usage(
        recalls + other.recalls,
        Math.max(lastRecallAt, other.lastRecallAt),
        Math.max(stability, other.stability),
        lastRecallAt >= other.lastRecallAt ? lastActivation : other.lastActivation);
  }
}
