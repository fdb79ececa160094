package org.mneme.association.patterns;

import java.util.Comparator;

/**
 * A pattern that suits a query.
 *
 * @param known the pattern
 * @param context how well it suits the query, in [0, 1]; 0 where the query says nothing
 * @param similarity mean cosine of the episodes that show it, negative ones as 0; 0 for none
 * @param nearest the largest of these cosines, in [0, 1]
 * @param score in [0, 1]
 */
public record ScoredPattern(
    KnownPattern known, double context, double similarity, double nearest, double score) {

  static final Comparator<ScoredPattern> BEST_FIRST =
      Comparator.comparingDouble(ScoredPattern::score)
          .reversed()
          .thenComparing(scored -> scored.known().pattern.id());
}
