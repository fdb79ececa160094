/**
 * Experiences and what they predict: steps with a state vector as they are stored, found by
 * similarity, weighed, credited, connected and evicted (DESIGN §4 "Prediction"). Pure; may use
 * {@code model} and {@code kernels}.
 */
package org.mneme.episodic.prediction;
