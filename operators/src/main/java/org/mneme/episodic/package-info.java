/**
 * Episodes as they are stored and found: vectors and columns in index order, filters, digests, the
 * merging of equal experiences. Pure; may use {@code model} and {@code kernels}.
 */
package org.mneme.episodic;
