package org.mneme.jobs.kafka;

import java.time.Duration;

/** No broker answered in time; the message says where it was sought and for how long. */
public final class KafkaUnreachableException extends RuntimeException {

  /** Kafka was sought at {@code bootstrap} for {@code timeout}. */
  public KafkaUnreachableException(String bootstrap, Duration timeout, Throwable cause) {
    super(
        "no Kafka broker answers at "
            + bootstrap
            + " (waited "
            + timeout.toMillis()
            + " ms); is it running, and is the address right?",
        cause);
  }
}
