package org.mneme.jobs.load.replay;

import java.util.HashMap;
import java.util.Map;
import org.mneme.model.RecallResult;

/**
 * Which share of the hits are what was asked for, told by what their ids begin with. Safe to share
 * between threads.
 */
final class Precision implements Judge {

  private final String usual;
  private final Map<Integer, String> expected = new HashMap<>();
  private double sum;
  private int judged;

  /**
   * A judge.
   *
   * @param usual what ids of right hits begin with where {@link #expect} says nothing, or null
   */
  Precision(String usual) {
    this.usual = usual;
  }

  /** Says what ids of right hits of this index begin with. */
  synchronized void expect(int index, String prefix) {
    expected.put(index, prefix);
  }

  @Override
  public synchronized void judge(int index, RecallResult result) {
    String prefix = expected.getOrDefault(index, usual);
    long right = result.hits().stream().filter(hit -> hit.id().startsWith(prefix)).count();
    sum += result.hits().isEmpty() ? 0 : (double) right / result.hits().size();
    judged++;
  }

  /** Mean share, in [0, 1]; a result without hits counts as 0. */
  synchronized double mean() {
    return judged == 0 ? 0 : sum / judged;
  }
}
