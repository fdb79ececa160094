package org.mneme.jobs.local;

/** The local stack cannot start, or failed; the message says what and, where known, what to do. */
public final class LocalStackException extends RuntimeException {

  /** A message for the person who started the stack. */
  public LocalStackException(String message) {
    super(message);
  }

  /** A message for the person who started the stack. */
  public LocalStackException(String message, Throwable cause) {
    super(message, cause);
  }
}
