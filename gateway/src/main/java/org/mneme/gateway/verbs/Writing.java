package org.mneme.gateway.verbs;

/**
 * How a write is to be made.
 *
 * @param episode the episode that the path names, or null
 * @param idempotencyKey or null
 * @param until what to wait for beside Kafka's acknowledgement
 * @param traceparent of the request, for the records, or null
 */
public record Writing(String episode, String idempotencyKey, Wait until, String traceparent) {

  /** One of no trace. */
  public Writing(String episode, String idempotencyKey, Wait until) {
    this(episode, idempotencyKey, until, null);
  }

  /** What to wait for. */
  public enum Wait {
    /** Nothing more. */
    NONE,
    /** Until memory has acknowledged the episode. */
    SEARCHABLE,
    /** Until the receipt of a forget is there. */
    RECEIPT
  }

  /** A write that names nothing. */
  public static final Writing PLAIN = new Writing(null, null, Wait.NONE);
}
