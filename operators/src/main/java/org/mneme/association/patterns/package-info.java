/**
 * What a recall makes of patterns: those of a space as the hot tier holds them, which of them suit
 * a query, and how to follow one. Pure; may use {@code model}, {@code kernels} and {@code
 * association}.
 */
package org.mneme.association.patterns;
