/**
 * What makes one memory rank before another: retention, the weighted score, marginal relevance,
 * confidence. Pure; may use {@code model} and {@code kernels}.
 */
package org.mneme.association;
