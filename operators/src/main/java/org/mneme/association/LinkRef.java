package org.mneme.association;

/**
 * A link from an episode to another one, in state. Activation follows it in this direction only, so
 * that no episode has more than its own bounded number of ways out.
 *
 * @param row row of the other experience
 * @param weight in (0, 1]
 * @param kind why they are linked
 */
public record LinkRef(int row, float weight, LinkKind kind) {}
