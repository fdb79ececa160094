/**
 * Pure numeric kernels, a package per family; this package holds what the families share: which
 * implementation was chosen ({@code -Dmneme.kernels}). May use {@code java.*} and {@code
 * jdk.incubator.vector} only.
 *
 * <p>In every family a public final facade checks arguments and passes plain arrays on to one of
 * two implementations of a sealed interface: the scalar one is the definition, a loop to be checked
 * by eye; the SIMD one is measured against it. All arrays belong to the caller; no kernel allocates
 * or keeps anything. A kernel's floating-point result depends on mode and lane width within its
 * stated bound, so it is never a key or the subject of an equality test.
 */
package org.mneme.kernels;
