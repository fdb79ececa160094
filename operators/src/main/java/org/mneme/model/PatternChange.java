package org.mneme.model;

/**
 * When and by how much a domain changed.
 *
 * @param measure what changed: {@code value} or {@code latency}, an episode's mean latency of a
 *     step in milliseconds
 * @param before its mean in the run of episodes that the change ended; of latency the geometric
 *     one, since logarithms are what is compared
 * @param after its mean since, likewise
 * @param episode the episode where it began; null in an answer where it is not stored any more
 * @param at closing time of that episode, epoch milliseconds
 * @param probability posterior probability that it began there or later, in [0, 1]
 */
public record PatternChange(
    String measure, double before, double after, String episode, long at, double probability) {

  /** The same change, not naming the episode. */
  public PatternChange withoutEpisode() {
    return new PatternChange(measure, before, after, null, at, probability);
  }
}
