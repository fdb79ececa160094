package org.mneme.model;

/**
 * What the decoder makes of one Kafka record: exactly one of {@code event}, {@code query} and
 * {@code rejection} is set, except that a rejected query with a readable id also carries {@code
 * answer}. Parts are only ever appended.
 *
 * @param event an accepted episode record
 * @param query an accepted query
 * @param rejection why the record was refused
 * @param answer the error result of a rejected query whose id could be read, else null
 */
public record Inbound(
    EpisodeEvent event, RecallQuery query, Rejection rejection, RecallResult answer) {

  /** An accepted episode record. */
  public static Inbound of(EpisodeEvent event) {
    return new Inbound(event, null, null, null);
  }

  /** An accepted query. */
  public static Inbound of(RecallQuery query) {
    return new Inbound(null, query, null, null);
  }

  /** A refused record. */
  public static Inbound of(Rejection rejection) {
    return new Inbound(null, null, rejection, null);
  }

  /** A refused query that gets an error result. */
  public static Inbound of(Rejection rejection, RecallResult answer) {
    return new Inbound(null, null, rejection, answer);
  }
}
