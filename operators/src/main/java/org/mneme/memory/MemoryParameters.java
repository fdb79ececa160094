package org.mneme.memory;

import java.io.Serializable;
import org.mneme.association.MarginalRelevance;
import org.mneme.association.RankingWeights;
import org.mneme.association.Retention;
import org.mneme.association.SpreadingParameters;
import org.mneme.episodic.prediction.PredictionRules;
import org.mneme.episodic.text.TextParameters;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.model.SimilarityProfiles;

/**
 * What the Memory operator was told.
 *
 * @param mode which memories a space has
 * @param profiles from which similarity on vectors of each model mean something
 * @param windowMillis length of a learning window of event time, ≥ 1
 * @param salienceThreshold episodes below it are acknowledged but not stored, in [0, 1]
 * @param keepsAbandoned whether abandoned episodes are stored
 * @param learnsFromRecall whether a recall leaves usage behind
 * @param hotTier what the hot tier of one subtask may do
 * @param queryMaxAgeMillis a query older than this is answered as expired
 * @param ranking how a recall ranks
 * @param spreading how bindings fade and activation spreads
 * @param learning how a space learns when a window closes
 * @param prediction how it predicts from experiences and keeps them
 * @param patterns how a recall ranks patterns
 * @param ladder how a query is compared with the rows of a space
 * @param answerCache which answers are kept
 */
public record MemoryParameters(
    MemoryMode mode,
    SimilarityProfiles profiles,
    long windowMillis,
    double salienceThreshold,
    boolean keepsAbandoned,
    boolean learnsFromRecall,
    HotTierParameters hotTier,
    long queryMaxAgeMillis,
    RankingParameters ranking,
    SpreadingParameters spreading,
    LearningParameters learning,
    PredictionRules prediction,
    PatternRecallParameters patterns,
    SimilarityLadder ladder,
    AnswerCacheParameters answerCache)
    implements Serializable {

  /**
   * How a recall ranks.
   *
   * @param weights weights of the parts
   * @param retention law of forgetting
   * @param diversity λ of marginal relevance
   * @param text how texts are searched
   */
  public record RankingParameters(
      RankingWeights weights, Retention retention, MarginalRelevance diversity, TextParameters text)
      implements Serializable {

    /** The defaults of DESIGN §4. */
    public static final RankingParameters DEFAULT =
        new RankingParameters(
            RankingWeights.DEFAULT,
            Retention.EBBINGHAUS,
            new MarginalRelevance(0.7),
            TextParameters.DEFAULT);
  }

  /** End of the last window that {@code watermark} has closed. */
  public long lastWindowEnd(long watermark) {
    // Flink's largest watermark closes everything; one more would overflow.
    return watermark == Long.MAX_VALUE ? watermark : windowEnd(watermark + 1) - windowMillis;
  }

  /** End of the window that {@code time} belongs to: the last millisecond in it. */
  public long windowEnd(long time) {
    return Math.floorDiv(time, windowMillis) * windowMillis + windowMillis - 1;
  }
}
