package org.mneme.embedding;

/**
 * An episode whose task is known: what was asked, what is embedded of it, and which task it was.
 */
record LabelledText(String task, String query, String episode) {}
