package org.mneme.gateway.traces;

/** Who wants to know of recalls that are part of a trace. */
@FunctionalInterface
public interface RecallTraces {

  /** Wants to know nothing. */
  RecallTraces NONE = (recall, answer, error) -> {};

  /**
   * Takes note of a recall that is over; never waits and never throws.
   *
   * @param answer the result's record, or null if there is none
   * @param error what went wrong, as a problem's code, or null
   */
  void ended(TracedRecall recall, byte[] answer, String error);
}
