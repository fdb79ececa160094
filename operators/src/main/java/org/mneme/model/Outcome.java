package org.mneme.model;

import java.util.List;

/**
 * How an episode ended, in its producer's words.
 *
 * @param verdict never null
 * @param score the producer's own score in [0, 1], or null
 * @param detail free text, or null
 * @param completed what was achieved; never null
 * @param failed what was not; never null
 * @param artifacts what was produced; never null
 */
public record Outcome(
    Verdict verdict,
    Double score,
    String detail,
    List<String> completed,
    List<String> failed,
    List<String> artifacts) {}
