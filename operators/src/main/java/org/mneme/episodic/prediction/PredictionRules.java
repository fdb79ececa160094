package org.mneme.episodic.prediction;

import java.io.Serializable;

/**
 * Everything that a space was told about experiences.
 *
 * @param prediction how they predict
 * @param credit how they are credited
 * @param capacity how many there are
 */
public record PredictionRules(
    PredictionParameters prediction, CreditParameters credit, ExperienceCapacity capacity)
    implements Serializable {

  /** The defaults of each. */
  public static final PredictionRules DEFAULT =
      new PredictionRules(
          PredictionParameters.DEFAULT, CreditParameters.DEFAULT, ExperienceCapacity.DEFAULT);
}
