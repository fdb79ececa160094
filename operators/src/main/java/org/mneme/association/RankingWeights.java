package org.mneme.association;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How much each part of the score counts; each ≥ 0, and not all of them 0. Similarity, text and
 * activation say how much a memory has to do with the query: their weighted mean is its relevance.
 * Retention and value are of the memory alone, whatever is asked, and scale that: {@code score =
 * relevance · (1 − r − v + r·retention + v·value)}. So what is worth more comes first among what is
 * as relevant, however close together the cosines of an embedder lie ({@code
 * docs/decisions/043-relevance-times-prior.md}).
 *
 * @param similarity cosine of query and memory
 * @param text lexical relevance
 * @param activation what arrived by spreading
 * @param retention how fresh the memory is
 * @param value how well it ended
 */
public record RankingWeights(
    double similarity, double text, double activation, double retention, double value)
    implements Serializable {

  /** The defaults of DESIGN §4. */
  public static final RankingWeights DEFAULT = new RankingWeights(0.45, 0.20, 0.20, 0.05, 0.10);

  /** Checks that no weight is negative and that one of similarity, text and activation is not 0. */
  public RankingWeights {
    if (!(similarity >= 0 && text >= 0 && activation >= 0 && retention >= 0 && value >= 0)) {
      throw new IllegalArgumentException("ranking weights must be >= 0");
    }
    if (similarity + text + activation + retention + value <= 0) {
      throw new IllegalArgumentException("ranking weights must not all be 0");
    }
  }

  /**
   * The weights over the parts that a query has; the others are 0. Those of relevance are scaled so
   * that they sum to 1, retention and value are the share that they have of all five. Where nothing
   * of relevance is present, retention and value are what sums to 1.
   */
  public Map<ScorePart, Double> over(Set<ScorePart> present) {
    double relevance = sum(present, true);
    double prior = sum(present, false);
    double all = similarity + text + activation + retention + value;
    Map<ScorePart, Double> weights = new EnumMap<>(ScorePart.class);
    for (ScorePart part : ScorePart.values()) {
      double of = present.contains(part) ? of(part) : 0;
      double scale = part.isOfRelevance() ? relevance : relevance > 0 ? all : prior;
      weights.put(part, of == 0 ? 0.0 : of / scale);
    }
    return weights;
  }

  private double sum(Set<ScorePart> present, boolean isOfRelevance) {
    return present.stream()
        .filter(part -> part.isOfRelevance() == isOfRelevance)
        .mapToDouble(this::of)
        .sum();
  }

  private double of(ScorePart part) {
    return switch (part) {
      case SIMILARITY -> similarity;
      case TEXT -> text;
      case ACTIVATION -> activation;
      case RETENTION -> retention;
      case VALUE -> value;
    };
  }
}
