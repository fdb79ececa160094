/**
 * Kernels on dense float vectors: products, distances and norms of pairs, and of one query with
 * many packed rows. May use {@link org.mneme.kernels.KernelMode}.
 */
package org.mneme.kernels.dense;
