package org.mneme.jobs.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
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
  private final AtomicLong freshest = new AtomicLong(Long.MIN_VALUE);
  private final Map<String, Long> asked;
  private volatile int repeated;

  /**
   * What comes out from now on.
   *
   * @param asked when each query was asked, by {@link System#nanoTime}; grows meanwhile
   */
  ChaosAnswers(Map<String, Long> asked) {
    this.asked = asked;
  }

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

  /** When the query was asked that was asked last of those that have an answer. */
  long freshest() {
    return freshest.get();
  }

  /** The longest time without an answer between two moments of {@link System#nanoTime}, ms. */
  long silence(long from, long to) {
    long longest = 0;
    long before = from;
    for (long arrival : arrivals.subSet(from, to)) {
      longest = Math.max(longest, arrival - before);
      before = arrival;
    }
    return Math.max(longest, to - before) / 1_000_000;
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
    freshest.accumulateAndGet(asked.getOrDefault(id, Long.MIN_VALUE), Math::max);
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
