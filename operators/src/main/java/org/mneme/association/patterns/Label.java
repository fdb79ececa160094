package org.mneme.association.patterns;

import org.mneme.model.IdOrder;

/**
 * A tool, a class of errors or a feature that patterns name, kept once for all that do; and what
 * the query at hand says of it.
 */
final class Label {

  private static final long BYTES = 160;

  final String name;
  final String[] words;

  /** {@link IdOrder#hash} of the name. */
  final long hash;

  /** How often patterns name it. */
  int uses;

  /** The query that the fields below are of. */
  long query;

  /** Weight of the episodes found that have it. */
  double votes;

  /** The last of these episodes, by number, so that each counts once. */
  int voter;

  /** The share of its words that the query says, in [0, 1]. */
  double said;

  Label(String name) {
    this.name = name;
    this.words = Words.of(name);
    this.hash = IdOrder.hash(name);
  }

  long bytes() {
    long bytes = BYTES + name.length();
    for (String word : words) {
      bytes += 48 + word.length();
    }
    return bytes;
  }
}
