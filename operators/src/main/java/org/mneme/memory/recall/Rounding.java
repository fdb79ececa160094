package org.mneme.memory.recall;

/** Rounds what an answer shows. */
final class Rounding {

  private Rounding() {}

  /** Six decimals: what a float score is good for, and what a person can read. */
  static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
