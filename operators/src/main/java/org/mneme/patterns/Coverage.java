package org.mneme.patterns;

/**
 * How much of a candidate longer ones say already, and what it has told its own parts.
 *
 * @param covered sum of the supports of the accepted candidates that are one tool longer
 * @param coveredSuccesses sum of their successes
 * @param told support that its parts have in their {@code covered} for it; 0 unless accepted
 * @param toldSuccesses likewise
 */
public record Coverage(int covered, int coveredSuccesses, int told, int toldSuccesses) {

  static final Coverage NONE = new Coverage(0, 0, 0, 0);

  Coverage plus(int support, int successes) {
    return new Coverage(covered + support, coveredSuccesses + successes, told, toldSuccesses);
  }

  Coverage telling(int support, int successes) {
    return new Coverage(covered, coveredSuccesses, support, successes);
  }
}
