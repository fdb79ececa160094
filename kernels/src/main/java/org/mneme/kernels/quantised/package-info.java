/**
 * Search over vectors quantised to one bit a component: Hamming distances of sign codes choose
 * candidates, exact scores rank them. May use {@link org.mneme.kernels.dense} and {@link
 * org.mneme.kernels.selection}.
 */
package org.mneme.kernels.quantised;
