package org.mneme.memory;

/**
 * One learning window of one space while it is closed: what is due in it, and what its phases hand
 * on to each other.
 */
final class LearningWindow {

  final String space;

  /** Its last millisecond, epoch milliseconds of event time. */
  final long end;

  final WindowWork work;
  final Outbox outbox;
  LearningClock clock;

  LearningWindow(String space, long end, WindowWork work, Outbox outbox, LearningClock clock) {
    this.space = space;
    this.end = end;
    this.work = work;
    this.outbox = outbox;
    this.clock = clock;
  }
}
