package org.mneme.client.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A way to memory. Records are those of {@code docs/asyncapi.yaml}, complete with type, space, ids
 * and time, so that the same record sent twice is recognised. Threads may share it.
 */
public interface Transport extends AutoCloseable {

  /**
   * Writes records.
   *
   * @param patience how long it is tried again; with {@link Duration#ZERO} it is tried once
   * @return completes when Kafka has them all; fails with {@link NotWrittenException} when that is
   *     not known, and with {@link ProblemException} when they are refused
   */
  CompletableFuture<Void> write(
      String space, Verb verb, List<? extends JsonNode> records, Duration patience);

  /**
   * Writes a command without an id and waits for its receipt.
   *
   * @return the receipt, or null when it did not come in time; fails as {@link #write} does
   */
  CompletableFuture<JsonNode> receipt(String space, ObjectNode command, Duration patience);

  /**
   * Asks a query of any mode.
   *
   * @param query its id is filled in if it has none
   * @return the result; fails with {@link ProblemException} when it is refused or not answered in
   *     time, and with {@link UnreachableException} when nobody is there
   */
  CompletableFuture<JsonNode> ask(String space, ObjectNode query, Duration patience);

  @Override
  void close();
}
