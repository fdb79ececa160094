package org.mneme.jobs.kafka;

/** The brokers do not allow what the job is told to do; the message names both settings. */
public final class BrokersUnfitException extends RuntimeException {

  public BrokersUnfitException(String message) {
    super(message);
  }
}
