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
 * @param usedAt when an episode that is remembered followed it last, epoch milliseconds of event
 *     time; 0 for never
 * @param weight 1, or a half when it was not seen for long
 * @param judgedAt when feedback judged it last, likewise
 */
public record Standing(
    PatternKind emitted,
    double bound,
    double effectiveness,
    int applied,
    int helped,
    long usedAt,
    double weight,
    long judgedAt) {

  static final Standing NONE = new Standing(null, 0, 0, 0, 0, 0, 1, 0);

  /** Followed by an episode that closed at {@code at}. */
  Standing followed(boolean hasHelped, long at) {
    return used(1, hasHelped ? 1 : 0).usedLast(Math.max(usedAt, at));
  }

  /** Not followed after all; when it was last used stays. */
  Standing unfollowed(boolean hadHelped) {
    return used(-1, hadHelped ? -1 : 0);
  }

  /** Judged by feedback at {@code at}. */
  Standing judged(boolean hasHelped, long at) {
    Standing more = used(1, hasHelped ? 1 : 0);
    return new Standing(
        emitted,
        bound,
        effectiveness,
        more.applied,
        more.helped,
        usedAt,
        weight,
        Math.max(judgedAt, at));
  }

  /** With another time of the last use. */
  Standing usedLast(long at) {
    return new Standing(emitted, bound, effectiveness, applied, helped, at, weight, judgedAt);
  }

  Standing withdrawn() {
    return new Standing(null, 0, 0, applied, helped, usedAt, 1, judgedAt);
  }

  /** Neither followed nor judged. */
  Standing unused() {
    return new Standing(emitted, bound, effectiveness, 0, 0, 0, weight, 0);
  }

  Standing emitted(PatternKind kind, double newBound, double newEffectiveness) {
    return new Standing(
        kind, newBound, newEffectiveness, applied, helped, usedAt, weight, judgedAt);
  }

  Standing weighing(double newWeight) {
    return new Standing(
        emitted, bound, effectiveness, applied, helped, usedAt, newWeight, judgedAt);
  }

  private Standing used(int times, int helpedTimes) {
    return new Standing(
        emitted,
        bound,
        effectiveness,
        Math.max(0, applied + times),
        Math.max(0, helped + helpedTimes),
        usedAt,
        weight,
        judgedAt);
  }
}
