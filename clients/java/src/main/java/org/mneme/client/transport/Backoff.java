package org.mneme.client.transport;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pause before the next try: doubling from 100 ms to 5 s with a jitter of half, and never
 * shorter than the other side asks for.
 */
public record Backoff(long millis) {

  private static final long LONGEST_MILLIS = 5_000;

  /** Before the first repeat. */
  public static final Backoff FIRST = new Backoff(100);

  /** Before the repeat after the next. */
  public Backoff next() {
    return new Backoff(Math.min(LONGEST_MILLIS, 2 * millis));
  }

  /** How long to wait after a failure. */
  public Duration after(Throwable failure) {
    Throwable cause = MnemeException.unwrap(failure);
    if (cause instanceof NotWrittenException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis));
    Duration asked = cause instanceof ProblemException problem ? problem.retryAfter() : pause;
    return asked.compareTo(pause) > 0 ? asked : pause;
  }
}
