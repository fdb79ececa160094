package org.mneme.gateway.http;

import java.util.Map;
import org.mneme.gateway.verbs.ProblemException;
import org.mneme.gateway.verbs.Writing;

/**
 * A request that was let in.
 *
 * @param route what is asked for
 * @param space the space of the path, or null
 * @param episode the episode of the path, or null
 * @param parameters of the query string
 * @param idempotencyKey or null
 * @param body empty if there is none
 * @param traceparent header of this name, or null
 */
record Call(
    Route route,
    String space,
    String episode,
    Map<String, String> parameters,
    String idempotencyKey,
    byte[] body,
    String traceparent) {

  private static final int LONGEST_KEY = 256;

  Writing writing() {
    if (idempotencyKey != null
        && (idempotencyKey.isEmpty() || idempotencyKey.length() > LONGEST_KEY)) {
      throw new ProblemException(
          400, "invalid-value", "Idempotency-Key: 1 to 256 characters", "Idempotency-Key", 0);
    }
    return new Writing(episode, idempotencyKey, wait(parameters.get("wait")), traceparent);
  }

  private static Writing.Wait wait(String word) {
    return switch (word == null ? "" : word) {
      case "" -> Writing.Wait.NONE;
      case "searchable" -> Writing.Wait.SEARCHABLE;
      case "receipt" -> Writing.Wait.RECEIPT;
      default ->
          throw new ProblemException(
              422, "invalid-value", "wait: not one of searchable, receipt", "wait", 0);
    };
  }
}
