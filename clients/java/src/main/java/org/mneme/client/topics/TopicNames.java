package org.mneme.client.topics;

/**
 * The topics that a client uses.
 *
 * @param episodes starts, steps and completions
 * @param feedback feedback on answers
 * @param commands orders: forget, pin, configure, reembed
 * @param queries questions
 * @param results answers and receipts
 */
public record TopicNames(
    String episodes, String feedback, String commands, String queries, String results) {

  /** Those with a prefix, which is {@code mneme.} unless {@code mneme.topics.prefix} says other. */
  public static TopicNames of(String prefix) {
    return new TopicNames(
        prefix + "episodes",
        prefix + "feedback",
        prefix + "commands",
        prefix + "queries",
        prefix + "results");
  }
}
