/**
 * Text to vectors: what of an episode is embedded, the embedders, their similarity profiles, and
 * the two operators that give episodes and queries a unit vector each. It may use {@code
 * org.mneme.model} and {@code org.mneme.kernels}; only the classes named {@code *Function}, {@code
 * *Options} and {@code *Metrics} know Flink.
 */
package org.mneme.embedding;
