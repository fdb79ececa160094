package org.mneme.jobs.load.replay;

import java.util.HashMap;
import java.util.Map;
import org.mneme.model.PackedVector;
import org.mneme.model.RecallResult;

/**
 * How far predicted outcomes are from what comes: {@code ‖p−o‖/(‖p‖+‖o‖)}, 1 where nothing is
 * predicted. Safe to share between threads.
 */
final class OutcomeError implements Judge {

  private final Map<Integer, float[]> expected = new HashMap<>();
  private double sum;
  private int judged;

  /** Says what comes of the state that is asked about. */
  synchronized void expect(int index, float[] outcome) {
    expected.put(index, outcome);
  }

  @Override
  public synchronized void judge(int index, RecallResult result) {
    float[] outcome = expected.remove(index);
    byte[] predicted = result.predicted() == null ? null : result.predicted().outcome();
    sum += predicted == null ? 1 : error(PackedVector.unpack(predicted), outcome);
    judged++;
  }

  /** Mean error, in [0, 1]. */
  synchronized double mean() {
    return judged == 0 ? 1 : sum / judged;
  }

  private static double error(float[] predicted, float[] outcome) {
    double difference = 0;
    double ofPredicted = 0;
    double ofOutcome = 0;
    for (int i = 0; i < outcome.length; i++) {
      double far = predicted[i] - outcome[i];
      difference += far * far;
      ofPredicted += predicted[i] * (double) predicted[i];
      ofOutcome += outcome[i] * (double) outcome[i];
    }
    return Math.sqrt(difference) / (Math.sqrt(ofPredicted) + Math.sqrt(ofOutcome));
  }
}
