/**
 * Lexical search over the episodes of a space: analysis by Lucene's analyzers, postings in memory,
 * BM25. Pure; may use {@code model} and Lucene.
 */
package org.mneme.episodic.text;
