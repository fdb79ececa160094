/** Kernels for what fades with time. May use {@link org.mneme.kernels.KernelMode}. */
package org.mneme.kernels.decay;
