package org.mneme.jobs.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.load.OutputReader;

/** How long queries waited for their answers since it was last looked, and what is still owed. */
final class SoakAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NANOS = 1e6;

  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private List<Double> millis = new ArrayList<>();
  private int expired;
  private int refused;
  private int deadLetters;

  /** By topic, what is read. */
  Map<String, OutputReader.Handler> handlers(TopicNames names) {
    return Map.of(
        names.results(), this::answer, names.deadLetters(), (record, now) -> deadLetter());
  }

  /** Notes that a query is asked now. */
  void asked(String id) {
    asked.put(id, System.nanoTime());
  }

  /** Queries without an answer. */
  int owed() {
    return asked.size();
  }

  /** Ascending latencies of the answers since the last call, ms. */
  synchronized List<Double> take() {
    List<Double> taken = millis;
    millis = new ArrayList<>();
    taken.sort(null);
    return taken;
  }

  /** Answers that came too late to be given. */
  synchronized int expired() {
    return expired;
  }

  /** Queries that were refused. */
  synchronized int refused() {
    return refused;
  }

  /** Records that were refused. */
  synchronized int deadLetters() {
    return deadLetters;
  }

  private synchronized void deadLetter() {
    deadLetters++;
  }

  private synchronized void answer(ConsumerRecord<byte[], byte[]> record, long now) {
    Long since = asked.remove(new String(record.key(), StandardCharsets.UTF_8));
    if (since == null) {
      return;
    }
    millis.add((now - since) / NANOS);
    JsonNode result = json(record.value());
    if (result.path("expired").asBoolean()) {
      expired++;
    }
    if (result.has("error")) {
      refused++;
    }
  }

  private static JsonNode json(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new IllegalStateException(
          "a result is not JSON: " + new String(value, StandardCharsets.UTF_8), e);
    }
  }
}
