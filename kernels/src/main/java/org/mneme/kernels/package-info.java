/**
 * Pure numeric kernels, a package per family; this package holds what the families share: which
 * implementation was chosen ({@code -Dmneme.kernels}). May use {@code java.*} and {@code
 * jdk.incubator.vector} only.
 */
package org.mneme.kernels;
