/**
 * The Memory operator, the one owner of a space: its state, its hot tier and its two inputs.
 * Composes {@code episodic} and {@code association}, and is the only package that may.
 */
package org.mneme.memory;
