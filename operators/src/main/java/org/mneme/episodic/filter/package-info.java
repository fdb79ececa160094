/**
 * Which rows of a space satisfy a query's filter: a compressed bitmap a value of every field, and
 * columns for what is asked by range. Pure; may use {@code episodic}, {@code model} and
 * RoaringBitmap.
 */
package org.mneme.episodic.filter;
