package org.mneme.model;

/**
 * What the decoder makes of one Kafka record: exactly one of {@code event}, {@code query}, {@code
 * rejection}, {@code feedback}, {@code command} and {@code restored} is set, except that a rejected
 * query with a readable id also carries {@code answer}. Parts are only ever appended.
 *
 * @param event an accepted episode record
 * @param query an accepted query
 * @param rejection why the record was refused
 * @param answer the error result of a rejected query whose id could be read, else null
 * @param feedback accepted feedback
 * @param command an accepted command
 * @param restored an episode that a memory has acknowledged before, read back from its topic
 */
public record Inbound(
    EpisodeEvent event,
    RecallQuery query,
    Rejection rejection,
    RecallResult answer,
    Feedback feedback,
    Command command,
    MemoryWrite restored) {

  /** An accepted episode record. */
  public static Inbound of(EpisodeEvent event) {
    return new Inbound(event, null, null, null, null, null, null);
  }

  /** An accepted query. */
  public static Inbound of(RecallQuery query) {
    return new Inbound(null, query, null, null, null, null, null);
  }

  /** A refused record. */
  public static Inbound of(Rejection rejection) {
    return new Inbound(null, null, rejection, null, null, null, null);
  }

  /** A refused query that gets an error result. */
  public static Inbound of(Rejection rejection, RecallResult answer) {
    return new Inbound(null, null, rejection, answer, null, null, null);
  }

  /** Accepted feedback. */
  public static Inbound of(Feedback feedback) {
    return new Inbound(null, null, null, null, feedback, null, null);
  }

  /** An accepted command. */
  public static Inbound of(Command command) {
    return new Inbound(null, null, null, null, null, command, null);
  }

  /** An episode read back. */
  public static Inbound restored(MemoryWrite restored) {
    return new Inbound(null, null, null, null, null, null, restored);
  }
}
