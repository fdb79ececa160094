package org.mneme.gateway.verbs;

/**
 * What a verb ends in.
 *
 * @param status of HTTP: 200 for an answer, 202 for what Kafka has and memory may not yet have
 * @param json the body
 */
public record Reply(int status, byte[] json) {}
