package org.mneme.episodic.prediction;

/**
 * An experience that is near to a state.
 *
 * @param experience the experience, without its state
 * @param standing what it is worth
 * @param similarity cosine of the two states, in [-1, 1]
 */
public record Neighbour(Experience experience, Standing standing, double similarity) {}
