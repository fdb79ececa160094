package org.mneme.gateway.verbs;

/**
 * All that can be done with memory.
 *
 * @param remembering episodes
 * @param asking questions
 * @param telling feedback and orders
 */
public record Verbs(Remembering remembering, Asking asking, Telling telling) {}
