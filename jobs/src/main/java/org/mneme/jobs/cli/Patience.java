package org.mneme.jobs.cli;

import java.time.Duration;

/** How long a command waits for an answer: the value of {@code --timeout}. */
final class Patience {

  private static final int MOST_SECONDS = 3_600;

  private Patience() {}

  /**
   * The value as a duration.
   *
   * @throws CommandFailedException if it is not above 0 and at most an hour
   */
  static Duration ofSeconds(double seconds) {
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new CommandFailedException(
          ExitCode.USAGE,
          "--timeout is " + seconds + "; it must be above 0, at most " + MOST_SECONDS);
    }
    return Duration.ofNanos((long) (seconds * 1e9));
  }
}
