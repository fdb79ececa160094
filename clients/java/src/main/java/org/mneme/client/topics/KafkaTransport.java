package org.mneme.client.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.mneme.client.transport.MnemeException;
import org.mneme.client.transport.NotWrittenException;
import org.mneme.client.transport.ProblemException;
import org.mneme.client.transport.Transport;
import org.mneme.client.transport.UnreachableException;
import org.mneme.client.transport.Uuids;
import org.mneme.client.transport.Verb;

/**
 * Over the topics themselves. Nothing stands at this door: what is wrong in a record makes it a
 * dead letter, and what is wrong in a query comes back as a {@link ProblemException}. Kafka's own
 * client tries again, for its {@code delivery.timeout.ms} and not for the caller's patience.
 */
public final class KafkaTransport implements Transport {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RECORD_BYTES = 10 << 20;
  private static final Duration DELIVERY = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration RECEIPT = Duration.ofSeconds(20);

  /** The job answers a query at its deadline as expired; that answer needs to come back too. */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final TopicNames topics;
  private final RecordWriter writer;
  private final ResultReader reader;
  private final RandomGenerator random = new SecureRandom();
  private volatile Supplier<String> traceparent = () -> null;

  private KafkaTransport(TopicNames topics, RecordWriter writer, ResultReader reader) {
    this.topics = topics;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Connects, and stands at the end of the results.
   *
   * @param client Kafka's own properties, {@code bootstrap.servers} among them
   * @throws org.apache.kafka.common.KafkaException if no broker answers
   */
  public static KafkaTransport connect(Properties client, TopicNames topics) {
    String replyKey = Uuids.version7(System.currentTimeMillis(), new SecureRandom());
    ResultReader reader = ResultReader.open(client, topics.results(), replyKey);
    try {
      RecordWriter writer = RecordWriter.connect(client, RECORD_BYTES, DELIVERY);
      return new KafkaTransport(topics, writer, reader);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Has each record carry a header {@code traceparent}, W3C Trace Context's, which the result of a
   * query carries too.
   *
   * @param current that of the thread that writes, or null where it is in no trace
   */
  public KafkaTransport tracedBy(Supplier<String> current) {
    traceparent = current;
    return this;
  }

  /** The same, told by another thread than Kafka's own, which whoever is told may hold up. */
  private static <T> CompletableFuture<T> away(CompletableFuture<T> future) {
    return future.whenCompleteAsync((value, e) -> {});
  }

  @Override
  public CompletableFuture<Void> write(
      String space, Verb verb, List<? extends JsonNode> records, Duration patience) {
    String trace = traceparent.get();
    List<CompletableFuture<Written>> sent =
        records.stream()
            .map(record -> writer.write(topic(verb), key(verb, record), bytes(record), trace))
            .toList();
    return away(
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
            .exceptionallyCompose(e -> CompletableFuture.failedFuture(refusal(records, e))));
  }

  private static MnemeException refusal(List<? extends JsonNode> records, Throwable failure) {
    Throwable cause = MnemeException.unwrap(failure);
    return cause instanceof RecordTooLargeException
        ? new ProblemException(413, "too-large", "Kafka takes no record of this size")
        : new NotWrittenException(records, cause);
  }

  @Override
  public CompletableFuture<JsonNode> receipt(String space, ObjectNode command, Duration patience) {
    String id = newId();
    // A receipt's key is the command's id: every n-th falls on our partition, of n.
    while (!reader.replies().isHere(id)) {
      id = newId();
    }
    ObjectNode record = command.deepCopy().put("id", id);
    CompletableFuture<byte[]> receipt = reader.replies().expect(space, id, RECEIPT);
    return write(space, Verb.FORGET, List.of(record), patience)
        .whenComplete((written, e) -> cancel(receipt, e))
        .thenCompose(written -> away(receipt.exceptionally(late -> null)))
        .thenApply(value -> value == null ? null : json(value));
  }

  @Override
  public CompletableFuture<JsonNode> ask(String space, ObjectNode query, Duration patience) {
    ObjectNode asked = query.deepCopy();
    if (!asked.hasNonNull("query")) {
      asked.put("query", newId());
    }
    if (!asked.hasNonNull("deadlineMillis")) {
      asked.put("deadlineMillis", ANSWER.toMillis());
    }
    asked.put("space", space).put("replyKey", reader.replies().replyKey());
    String id = asked.get("query").asText();
    Duration deadline = Duration.ofMillis(asked.get("deadlineMillis").asLong());
    CompletableFuture<byte[]> answer = reader.replies().expect(space, id, deadline.plus(GRACE));
    if (answer == null) {
      return CompletableFuture.failedFuture(
          new ProblemException(409, "query-under-way", "a query of this id waits for its answer"));
    }
    CompletableFuture<byte[]> told =
        writer
            .write(topics.queries(), space + '/' + id, bytes(asked), traceparent.get())
            .exceptionallyCompose(
                e -> {
                  answer.cancel(false);
                  return CompletableFuture.failedFuture(
                      new UnreachableException("Kafka has not taken the query", e));
                })
            .thenCompose(written -> answer);
    return away(told).handle((value, e) -> checked(value, e, deadline));
  }

  private static void cancel(CompletableFuture<byte[]> reply, Throwable failure) {
    if (failure != null) {
      reply.cancel(false);
    }
  }

  private static JsonNode checked(byte[] value, Throwable failure, Duration deadline) {
    if (failure != null) {
      Throwable cause = MnemeException.unwrap(failure);
      throw cause instanceof TimeoutException ? late(deadline) : asMneme(cause);
    }
    JsonNode result = json(value);
    if (result.hasNonNull("error")) {
      String code = result.at("/error/code").asText();
      throw new ProblemException(
          code.equals("unsupported") ? 501 : 422, code, result.at("/error/message").asText());
    }
    if (result.path("expired").asBoolean()) {
      throw late(deadline);
    }
    return result;
  }

  private static MnemeException asMneme(Throwable cause) {
    return cause instanceof MnemeException failure
        ? failure
        : new ProblemException(503, "not-asked", String.valueOf(cause));
  }

  private static ProblemException late(Duration deadline) {
    return new ProblemException(
        504,
        "no-answer",
        "memory has not answered within " + deadline.toMillis() + " ms; is the job running?");
  }

  private String topic(Verb verb) {
    return switch (verb) {
      case START, STEPS, COMPLETE -> topics.episodes();
      case FEEDBACK -> topics.feedback();
      case FORGET, PIN, CONFIGURE, REEMBED -> topics.commands();
    };
  }

  private static String key(Verb verb, JsonNode record) {
    String space = record.path("space").asText();
    return switch (verb) {
      case START, STEPS, COMPLETE -> space + '/' + record.path("episode").asText();
      case FEEDBACK -> space + '/' + record.path("query").asText();
      case FORGET, PIN -> space + '/' + record.path("target").elements().next().asText();
      case CONFIGURE, REEMBED -> space + '/' + space;
    };
  }

  private String newId() {
    return Uuids.version7(System.currentTimeMillis(), random);
  }

  private static byte[] bytes(JsonNode record) {
    try {
      return JSON.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  private static JsonNode json(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer is not JSON", e);
    }
  }

  /** Waits until each record is acknowledged or has failed, and lets go of the connections. */
  @Override
  public void close() {
    writer.close();
    reader.close();
  }
}
