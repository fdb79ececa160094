package org.mneme.patterns;

/**
 * What is expected of a run before its first value: a normal–inverse-gamma prior.
 *
 * @param hazard probability that a run ends after a value, in (0, 1)
 * @param mean prior mean
 * @param weight how many values that mean is worth, &gt; 0
 * @param shape prior shape of the variance, &gt; 0
 * @param scale prior scale of the variance, &gt; 0
 */
record RunPrior(double hazard, double mean, double weight, double shape, double scale) {}
