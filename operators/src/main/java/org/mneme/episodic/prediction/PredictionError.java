package org.mneme.episodic.prediction;

import org.mneme.model.PackedVector;

/** How far a predicted outcome was from the one that came. */
public final class PredictionError {

  private PredictionError() {}

  /**
   * {@code ‖p − o‖ / (‖p‖ + ‖o‖)}, in [0, 1]: 0 when they are equal, 1 when they point apart or one
   * of them is zero.
   *
   * @param predicted packed, or null
   * @param outcome packed, or null
   * @return null where one is missing, both are zero or their dimensions differ
   */
  public static Double of(byte[] predicted, byte[] outcome) {
    if (predicted == null || outcome == null || predicted.length != outcome.length) {
      return null;
    }
    return of(PackedVector.unpack(predicted), PackedVector.unpack(outcome));
  }

  /** The same of two vectors of equal length. */
  public static Double of(float[] predicted, float[] outcome) {
    double difference = 0;
    double ofPredicted = 0;
    double ofOutcome = 0;
    for (int i = 0; i < predicted.length; i++) {
      double p = predicted[i];
      double o = outcome[i];
      difference += (p - o) * (p - o);
      ofPredicted += p * p;
      ofOutcome += o * o;
    }
    double norms = Math.sqrt(ofPredicted) + Math.sqrt(ofOutcome);
    return norms == 0 ? null : Double.valueOf(Math.min(1, Math.sqrt(difference) / norms));
  }
}
