package org.mneme.memory.learning;

import java.util.List;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.LearningParameters;

/**
 * Drops what has fallen due, at the end of an hour of event time. An hour in which something was
 * learned is followed by a sweep. A sweep after an hour in which nothing was finds out when the
 * next thing falls due, which nothing can bring forward until something is learned; so an idle
 * space sleeps until then, and drops the same as if it were swept every hour.
 */
public final class Sweep implements LearningPhase {

  private final LearningParameters parameters;
  private final List<Expiry> expiries;
  private final LearningMetrics metrics;

  public Sweep(LearningParameters parameters, List<Expiry> expiries, LearningMetrics metrics) {
    this.parameters = parameters;
    this.expiries = List.copyOf(expiries);
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    if (window.hot == null) {
      window.clock = window.clock.withSweep(null);
      return;
    }
    Long due = window.clock.sweepAt();
    if (due != null && due <= window.end) {
      due = expire(window);
    }
    if (!window.work.isEmpty()) {
      due = parameters.sweepEnd(window.end + 1);
    }
    window.clock = window.clock.withSweep(due);
  }

  private Long expire(LearningWindow window) throws Exception {
    long next = Long.MAX_VALUE;
    for (Expiry expiry : expiries) {
      next = Math.min(next, expiry.expire(window));
    }
    metrics.swept();
    return next == Long.MAX_VALUE ? null : parameters.sweepEnd(Math.max(next, window.end + 1));
  }
}
