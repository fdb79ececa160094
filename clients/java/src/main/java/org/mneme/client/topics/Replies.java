package org.mneme.client.topics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * The answers that are waited for, by the id of the query or command. All of them come on the one
 * partition of the results that the reply key falls on; what others wait for there is passed over.
 */
public final class Replies {

  private static final JsonFactory JSON = new JsonFactory();

  private final String replyKey;
  private final Map<String, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();
  private volatile int partitions;

  /**
   * Replies under a key of one's own.
   *
   * @param partitions how many the results topic has
   */
  public Replies(String replyKey, int partitions) {
    this.replyKey = replyKey;
    this.partitions = partitions;
  }

  /** What a query names as {@code replyKey}. */
  public String replyKey() {
    return replyKey;
  }

  /** The partition that is read. */
  public int partition() {
    return partitionOf(replyKey);
  }

  /** Whether an answer under the key {@code id} comes on the partition that is read. */
  public boolean isHere(String id) {
    return partitionOf(id) == partition();
  }

  /** How many answers are waited for. */
  public int pending() {
    return waiting.size();
  }

  /** Takes note that the topic has another number of partitions now. */
  void partitions(int count) {
    partitions = count;
  }

  /**
   * Waits for an answer from now on.
   *
   * @return the value of the record that answers {@code id} in {@code space}; fails with a {@link
   *     java.util.concurrent.TimeoutException}; null if that id is waited for already
   */
  public CompletableFuture<byte[]> expect(String space, String id, Duration patience) {
    CompletableFuture<byte[]> reply = new CompletableFuture<>();
    String key = space + '/' + id;
    if (waiting.putIfAbsent(key, reply) != null) {
      return null;
    }
    reply.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    return reply.whenComplete((value, e) -> waiting.remove(key, reply));
  }

  /** Takes a record of the results topic. */
  public void accept(byte[] value) {
    String key = keyOf(value);
    CompletableFuture<byte[]> reply = key == null ? null : waiting.get(key);
    if (reply != null) {
      reply.complete(value);
    }
  }

  private int partitionOf(String key) {
    return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
  }

  /** Space and id of an answer, both of which stand before all that is long; null if unreadable. */
  private static String keyOf(byte[] value) {
    String id = null;
    String space = null;
    try (JsonParser parser = JSON.createParser(value)) {
      parser.nextToken();
      while ((id == null || space == null) && parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
          switch (field) {
            case "query", "receipt" -> id = parser.getText();
            case "space" -> space = parser.getText();
            default -> {}
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return null;
    }
    return id == null || space == null ? null : space + '/' + id;
  }
}
