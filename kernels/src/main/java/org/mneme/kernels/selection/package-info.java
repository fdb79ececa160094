/**
 * Kernels that choose among scores: the best k with stable ties, and all above a threshold. May use
 * {@link org.mneme.kernels.KernelMode}.
 */
package org.mneme.kernels.selection;
