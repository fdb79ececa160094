package org.mneme.episodic.prediction;

/**
 * That an experience was used together with another one, and worked.
 *
 * @param experience id of the other one
 * @param strength in (0, 1)
 */
public record Connection(String experience, double strength) {}
