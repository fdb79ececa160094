package org.mneme.association;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How much each part of the score counts; each ≥ 0, and not all of them 0.
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
   * The weights of the parts that a query has, scaled so that they sum to 1; the others are 0. All
   * 0 where every part the query has weighs nothing.
   */
  public Map<ScorePart, Double> over(Set<ScorePart> present) {
    double sum = present.stream().mapToDouble(this::of).sum();
    Map<ScorePart, Double> weights = new EnumMap<>(ScorePart.class);
    for (ScorePart part : ScorePart.values()) {
      weights.put(part, present.contains(part) && sum > 0 ? of(part) / sum : 0.0);
    }
    return weights;
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
