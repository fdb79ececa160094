/**
 * Kernels of spreading activation: the logistic curve that turns similarity into activation, the
 * division by fan-out, and the accumulation of arrivals. May use {@link org.mneme.kernels.dense}.
 */
package org.mneme.kernels.activation;
