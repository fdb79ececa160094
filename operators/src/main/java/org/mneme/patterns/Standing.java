package org.mneme.patterns;

import org.mneme.model.PatternKind;

/**
 * What others know of a candidate, and what they made of it.
 *
 * @param emitted the kind of pattern that it was handed on as; null when it is none
 * @param bound lower bound of its success rate when it was handed on last
 * @param effectiveness lower bound of helped in applied then
 * @param applied how often it was followed or judged
 * @param helped how often that helped
 * @param usedAt when that was last, epoch milliseconds of event time; 0 for never
 * @param weight 1, or a half when it was not seen for long
 */
public record Standing(
    PatternKind emitted,
    double bound,
    double effectiveness,
    int applied,
    int helped,
    long usedAt,
    double weight) {

  static final Standing NONE = new Standing(null, 0, 0, 0, 0, 0, 1);

  Standing used(int times, int helpedTimes, long at) {
    return new Standing(
        emitted,
        bound,
        effectiveness,
        Math.max(0, applied + times),
        Math.max(0, helped + helpedTimes),
        Math.max(usedAt, at),
        weight);
  }

  Standing withdrawn() {
    return new Standing(null, 0, 0, applied, helped, usedAt, 1);
  }

  /** Neither followed nor judged. */
  Standing unused() {
    return new Standing(emitted, bound, effectiveness, 0, 0, 0, weight);
  }

  Standing emitted(PatternKind kind, double newBound, double newEffectiveness) {
    return new Standing(kind, newBound, newEffectiveness, applied, helped, usedAt, weight);
  }

  Standing weighing(double newWeight) {
    return new Standing(emitted, bound, effectiveness, applied, helped, usedAt, newWeight);
  }
}
