package org.mneme.patterns;

import java.util.List;
import org.mneme.model.Pattern;

/**
 * One measure of one domain, in state under both.
 *
 * @param taken values seen
 * @param age those of them since the run began in which the last reported change ended
 * @param sum sum of these
 * @param mean prior mean of a run, once it is known what is usual
 * @param variance prior variance, likewise; 0 before
 * @param recent the last values, at most {@value ChangeDetector#MOST_RECENT}
 * @param runs the run lengths, packed by {@link RunLengths}; null before the prior is known
 * @param found the last change reported; null for none
 */
public record ChangeSeries(
    int taken,
    int age,
    double sum,
    double mean,
    double variance,
    List<Observation> recent,
    byte[] runs,
    Pattern found) {

  static final ChangeSeries EMPTY = new ChangeSeries(0, 0, 0, 0, 0, List.of(), null, null);

  /** With another report. */
  ChangeSeries withFound(Pattern newFound) {
    return new ChangeSeries(taken, age, sum, mean, variance, recent, runs, newFound);
  }
}
