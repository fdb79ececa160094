package org.mneme.jobs.load;

import java.util.ArrayList;
import java.util.List;
import org.mneme.latency.LatencyHistogram;

/** The measured phases of one kind: each for itself, and all together. */
final class PhaseSeries {

  private final LatencyHistogram all = new LatencyHistogram(PhaseMeter.PRECISE);
  private final List<Figures> repeats = new ArrayList<>();
  private long unanswered;
  private long duplicates;
  private double seconds;

  void add(PhaseMeter.Result result) {
    all.add(result.encoded());
    repeats.add(result.figures());
    unanswered += result.unanswered();
    duplicates += result.duplicates();
    if (result.figures().ratePerSecond() > 0) {
      seconds += result.figures().count() / result.figures().ratePerSecond();
    }
  }

  /** All phases together. */
  Figures together() {
    return Figures.of(all, Math.max(1, Math.round(seconds * 1_000)));
  }

  /** Each phase. */
  List<Figures> repeats() {
    return List.copyOf(repeats);
  }

  long unanswered() {
    return unanswered;
  }

  long duplicates() {
    return duplicates;
  }
}
