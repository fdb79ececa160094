package org.mneme.jobs.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.load.OutputReader;

/** What came out while it ran: when each query was answered, and the dead letters. */
final class ChaosAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Set<String> expired = ConcurrentHashMap.newKeySet();
  private final Set<String> deadLetters = ConcurrentHashMap.newKeySet();
  private final ConcurrentSkipListSet<Long> arrivals = new ConcurrentSkipListSet<>();
  private volatile int repeated;

  /** Who reads which topic. */
  Map<String, OutputReader.Handler> handlers(TopicNames names) {
    return Map.of(
        names.results(),
        this::answer,
        names.deadLetters(),
        (record, now) -> deadLetters.add(text(record.value())));
  }

  /** Keys of results: queries and commands. */
  Set<String> answered() {
    return answered;
  }

  /** Queries that were answered as too old. */
  Set<String> expired() {
    return expired;
  }

  /** Results that came once more after a failure. */
  int repeated() {
    return repeated;
  }

  /** The values of dead letters. */
  Set<String> deadLetters() {
    return deadLetters;
  }

  /** The last answer that has come, by {@link System#nanoTime}; the least number when none has. */
  long lastArrival() {
    return arrivals.isEmpty() ? Long.MIN_VALUE : arrivals.last();
  }

  /**
   * The longest time without an answer between two moments.
   *
   * @param millis how long it was
   * @param endsAfterMillis from the first moment until answers came again
   */
  record Silence(long millis, long endsAfterMillis) {}

  /** The longest silence between {@code from} and {@code to}, by {@link System#nanoTime}. */
  Silence silence(long from, long to) {
    List<Long> times = new ArrayList<>(List.of(from));
    times.addAll(arrivals.subSet(from, to));
    Silence longest = new Silence(0, 0);
    for (int i = 1; i < times.size(); i++) {
      long gap = (times.get(i) - times.get(i - 1)) / 1_000_000;
      if (gap > longest.millis()) {
        longest = new Silence(gap, (times.get(i) - from) / 1_000_000);
      }
    }
    return longest;
  }

  // One thread reads.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void answer(ConsumerRecord<byte[], byte[]> record, long now) {
    String id = text(record.key());
    if (!answered.add(id)) {
      repeated++;
      return;
    }
    arrivals.add(now);
    if (id.startsWith("q") && isExpired(record.value())) {
      expired.add(id);
    }
  }

  private static boolean isExpired(byte[] result) {
    try {
      return JSON.readTree(result).path("expired").asBoolean();
    } catch (IOException e) {
      throw new IllegalStateException("a result is not JSON: " + text(result), e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
