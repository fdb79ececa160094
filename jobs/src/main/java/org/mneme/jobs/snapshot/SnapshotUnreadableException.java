package org.mneme.jobs.snapshot;

/** A snapshot is missing or is not one of this job; the message says which and why. */
public final class SnapshotUnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public SnapshotUnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
