package org.mneme.episodic.prediction;

/**
 * An experience with its weight in a prediction and what the weight is made of, each part in [0, 1]
 * but the weight itself.
 *
 * @param neighbour the experience and how near it is
 * @param historical how well it went with it so far
 * @param recency how young it is
 * @param accuracy how well its own outcome was predicted
 * @param connection mean strength of its connections to the others that are near, 0 without any
 * @param utility weighted sum of these and similarity
 * @param weight {@code similarity² · (floor + success) · utility}
 */
public record Evidence(
    Neighbour neighbour,
    double historical,
    double recency,
    double accuracy,
    double connection,
    double utility,
    double weight) {

  /** Id of the experience. */
  public String id() {
    return neighbour.experience().id();
  }
}
