package org.mneme.memory;

import java.io.Serializable;

/**
 * How many answers are kept, and for how long.
 *
 * @param answers most answers of a subtask; 0 keeps none
 * @param maxAgeMillis how long each, ≥ 1
 */
public record AnswerCacheParameters(int answers, long maxAgeMillis) implements Serializable {}
