/**
 * What makes one memory rank before another: bindings, links and concepts as state keeps them and
 * packed as the hot tier holds them, spreading activation, retention, the weighted score, marginal
 * relevance, confidence. Pure; may use {@code model} and {@code kernels}.
 */
package org.mneme.association;
