package org.mneme.model;

import java.io.Serializable;

/**
 * The thresholds of every embedding model that a space may be pinned to.
 *
 * @param embedderModel model of the job's own embedder
 * @param ofEmbedder its thresholds
 * @param ofOthers thresholds of all vectors that producers bring
 */
public record SimilarityProfiles(
    String embedderModel, SimilarityProfile ofEmbedder, SimilarityProfile ofOthers)
    implements Serializable {

  /** Those of neural embedders for every model. */
  public static final SimilarityProfiles NEURAL =
      new SimilarityProfiles("", SimilarityProfile.NEURAL, SimilarityProfile.NEURAL);

  /** The thresholds of {@code model}. */
  public SimilarityProfile of(String model) {
    return model.equals(embedderModel) ? ofEmbedder : ofOthers;
  }
}
