package org.mneme.gateway.kafka;

/**
 * The names of the topics that a gateway uses.
 *
 * @param episodes starts, steps and completions
 * @param feedback feedback on results
 * @param commands forgets
 * @param queries questions
 * @param results answers and receipts
 * @param memories acknowledgements of completed episodes
 */
public record GatewayTopics(
    String episodes,
    String feedback,
    String commands,
    String queries,
    String results,
    String memories) {}
