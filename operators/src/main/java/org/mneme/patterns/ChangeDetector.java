package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;

/**
 * Watches one series for changes: a fold over its values in the order of learning.
 *
 * <p>The first {@value #USUAL} values say what is usual: their mean and variance are the prior of
 * every run, so that one set of parameters fits a score as well as a latency. From then on {@link
 * RunLengths} gives the posterior of the run length, and a change is reported when it is believed
 * that the run began after the one that is known, at least {@code leastRun} values after its begin
 * and before now. What was reported is then taken as certain.
 */
final class ChangeDetector {

  /** Values from which the prior comes. */
  static final int USUAL = 30;

  /** How far back a change may have begun. */
  static final int MOST_RECENT = 100;

  /** A series that never varied must still be able to. */
  private static final double LEAST_VARIANCE = 1e-6;

  private final ChangeParameters parameters;
  private final List<Observation> recent;
  private int taken;
  private int age;
  private double sum;
  private double mean;
  private double variance;
  private RunLengths runs;

  /** Goes on where {@code series} ended. */
  ChangeDetector(ChangeParameters parameters, ChangeSeries series) {
    this.parameters = parameters;
    recent = new ArrayList<>(series.recent());
    taken = series.taken();
    age = series.age();
    sum = series.sum();
    mean = series.mean();
    variance = series.variance();
    if (series.runs() != null) {
      runs = RunLengths.unpack(parameters.prior(mean, variance), series.runs());
    }
  }

  /**
   * A change that was found.
   *
   * @param before mean of the values of the run that it ended
   * @param after mean of the values since
   * @param run the values since, oldest first
   * @param probability that it began there or later
   */
  record Found(double before, double after, List<Observation> run, double probability) {}

  /** Takes the next value; a change if one is believed now, else null. */
  Found add(Observation observation) {
    recent.add(observation);
    if (recent.size() > MOST_RECENT) {
      recent.remove(0);
    }
    taken++;
    age++;
    sum += observation.value();
    if (taken < USUAL) {
      return null;
    }
    if (runs == null) {
      learnWhatIsUsual();
      return null;
    }
    runs.add(observation.value());
    return decide();
  }

  /** What is kept until the next value; {@code found} is carried along. */
  ChangeSeries series(org.mneme.model.Pattern found) {
    return new ChangeSeries(
        taken, age, sum, mean, variance, recent, runs == null ? null : runs.pack(), found);
  }

  private void learnWhatIsUsual() {
    mean = sum / taken;
    double squares = 0;
    for (Observation one : recent) {
      squares += (one.value() - mean) * (one.value() - mean);
    }
    variance = Math.max(LEAST_VARIANCE, squares / (taken - 1));
    runs = new RunLengths(parameters.prior(mean, variance));
    recent.forEach(one -> runs.add(one.value()));
  }

  private Found decide() {
    double believed = 0;
    double most = -1;
    int likeliest = -1;
    int longest = Math.min(recent.size(), age - parameters.leastRun());
    for (int i = 0; i < runs.size(); i++) {
      if (runs.length(i) >= parameters.leastRun() && runs.length(i) <= longest) {
        double probability = runs.probability(i);
        believed += probability;
        if (probability > most) {
          most = probability;
          likeliest = i;
        }
      }
    }
    if (believed < parameters.belief()) {
      return null;
    }
    int length = runs.length(likeliest);
    List<Observation> run = new ArrayList<>(recent.subList(recent.size() - length, recent.size()));
    double runSum = run.stream().mapToDouble(Observation::value).sum();
    Found found =
        new Found((sum - runSum) / (age - length), runSum / length, run, Math.min(1, believed));
    runs.believe(likeliest);
    age = length;
    sum = runSum;
    return found;
  }
}
