package org.mneme.model;

/**
 * What a recall shows of a pattern.
 *
 * @param pattern the pattern as of its last window
 * @param playbook how to follow it; null for a context or a change, which cannot be followed
 */
public record PatternDigest(Pattern pattern, Playbook playbook) {}
