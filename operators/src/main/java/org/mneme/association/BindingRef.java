package org.mneme.association;

/**
 * A binding of an episode to a concept, in state.
 *
 * @param concept id of the concept
 * @param strength in [0, 1], as of {@code at}; from then on it decays
 * @param at epoch milliseconds of event time
 */
public record BindingRef(String concept, float strength, long at) {}
