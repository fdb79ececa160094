package org.mneme.gateway.verbs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.mneme.client.topics.Written;

/** How Kafka's word is passed on. */
final class Unwritten {

  private static final int RETRY_SECONDS = 1;

  private Unwritten() {}

  /** Adds where a record is. */
  static void place(ObjectNode json, Written written) {
    json.put("topic", written.topic());
    json.put("partition", written.partition());
    json.put("offset", written.offset());
  }

  /**
   * Why not everything is acknowledged.
   *
   * @param known how many of the records are
   */
  static ProblemException problem(Throwable failure, long known, int all) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ProblemException problem) {
      return problem;
    }
    if (cause instanceof RecordTooLargeException) {
      return new ProblemException(413, "too-large", "Kafka takes no record of this size");
    }
    return new ProblemException(
        503,
        "not-acknowledged",
        "Kafka has acknowledged "
            + known
            + " of "
            + all
            + " records ("
            + cause.getMessage()
            + "); send the request again, what is there already is recognised",
        null,
        RETRY_SECONDS);
  }
}
