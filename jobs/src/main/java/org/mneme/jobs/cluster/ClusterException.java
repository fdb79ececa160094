package org.mneme.jobs.cluster;

/** A cluster cannot be started, stopped or asked; the message says what and what to do. */
public final class ClusterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A message for the person who runs the cluster. */
  public ClusterException(String message) {
    super(message);
  }

  /** A message for the person who runs the cluster. */
  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
