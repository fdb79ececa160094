package org.mneme.wire;

import java.io.Serializable;
import org.mneme.model.Binding;
import org.mneme.model.Command;
import org.mneme.model.Concept;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Feedback;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.Inbound;
import org.mneme.model.LatencySummary;
import org.mneme.model.Origin;
import org.mneme.model.Pattern;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/**
 * A wire format: what a Kafka record's value means, in both directions.
 *
 * <p>The four decoders of inbound records never throw: each gives an {@link Inbound} with exactly
 * one part, a {@link org.mneme.model.Rejection} for what breaks the contract, and it keeps the
 * origin's bytes. Encoders cut what is too long for its topic and say so in the record; they never
 * fail for size. The decoders of outbound records are for consumers and throw {@link
 * IllegalArgumentException} for bytes that no encoder of this format wrote.
 *
 * <p>Implementations have no state and are safe to share between threads.
 */
public interface Codec extends Serializable {

  /** Decodes a record of {@code mneme.episodes} or {@code mneme.steps}. */
  Inbound decodeEpisodeEvent(Origin origin, EpisodeTopic topic);

  /**
   * Decodes a record of {@code mneme.queries}. A refused query whose id can be read also gets the
   * error result that its asker waits for.
   */
  Inbound decodeQuery(Origin origin);

  /** Decodes a record of {@code mneme.feedback}. */
  Inbound decodeFeedback(Origin origin);

  /** Decodes a record of {@code mneme.commands}. */
  Inbound decodeCommand(Origin origin);

  /**
   * The value of a {@code mneme.episodes} or {@code mneme.steps} record; its origin is not written.
   *
   * @throws IllegalArgumentException if a step's parameters are not a JSON object
   */
  byte[] encode(EpisodeEvent event);

  /** The value of a {@code mneme.queries} record; its origin is not written. */
  byte[] encode(RecallQuery query);

  /** The value of a {@code mneme.feedback} record; its origin is not written. */
  byte[] encode(Feedback feedback);

  /** The value of a {@code mneme.commands} record; its origin is not written. */
  byte[] encode(Command command);

  /** The value of a {@code mneme.results} record that answers a query. */
  byte[] encode(RecallResult result);

  /** The value of a {@code mneme.results} record that answers a forget. */
  byte[] encode(ForgetReceipt receipt);

  /** The value of a {@code mneme.memories} record. */
  byte[] encode(Episode episode);

  /** The value of a {@code mneme.concepts} record; null of a tombstone. */
  byte[] encode(Concept concept);

  /** The value of a {@code mneme.bindings} record; null of a tombstone. */
  byte[] encode(Binding binding);

  /** The value of a {@code mneme.patterns} record; null of a tombstone. */
  byte[] encode(Pattern pattern);

  /** The value of a {@code mneme.metrics} record. */
  byte[] encode(LatencySummary summary);

  /** Reads the value of a {@code mneme.results} record, whatever it answers. */
  Answer decodeAnswer(byte[] value);

  /** Reads the value of a {@code mneme.results} record that answers a query. */
  RecallResult decodeResult(byte[] value);

  /**
   * Decodes a record of {@code mneme.memories} for a memory that is built anew. Never throws: what
   * cannot be read is a rejection. One whose content is gone has an episode without a task.
   *
   * @param origin the record, no tombstone
   */
  Inbound decodeRestored(Origin origin);

  /** Reads the value of a {@code mneme.memories} record. */
  Episode decodeMemory(byte[] value);

  /** Reads the value of a {@code mneme.concepts} record; a tombstone has none. */
  Concept decodeConcept(byte[] value);

  /** Reads the value of a {@code mneme.bindings} record; a tombstone has none. */
  Binding decodeBinding(byte[] value);

  /** Reads the value of a {@code mneme.patterns} record; a tombstone has none. */
  Pattern decodePattern(byte[] value);

  /** Reads the value of a {@code mneme.metrics} record. */
  LatencySummary decodeSummary(byte[] value);
}
