package org.mneme.jobs.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.jobs.cluster.Waiting;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.load.OutputReader;
import org.mneme.jobs.load.Pace;
import org.mneme.jobs.load.RecordSender;

/**
 * Episodes of three records and queries for one job, live in event time, and what comes of them:
 * when each query was answered, and when a consumer of committed records saw each memory.
 */
public final class Traffic implements AutoCloseable {

  private static final int SPACES = 4;
  private static final int KINDS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TopicNames names;
  private final RecordSender sender;
  private final OutputReader reader;
  private final long seed;
  private final Random random;
  private final Timings answers = new Timings();
  private final Timings memories = new Timings();
  private final AtomicLong freshest = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong freshestWhole = new AtomicLong(Long.MIN_VALUE);
  private final AtomicInteger expired = new AtomicInteger();
  private final AtomicInteger silentlyLate = new AtomicInteger();
  private final long lateNanos;
  private Thread asker;
  private int episodes;
  private volatile int queries;
  private volatile boolean isAsking;

  /**
   * Traffic for the job with these options.
   *
   * @param maxAge above which an answer must say that it is expired
   * @param seed what is written, and part of each id: another for each job on the same topics
   */
  public Traffic(Configuration job, Duration maxAge, long seed) {
    KafkaParameters kafka = KafkaOptions.parameters(job);
    this.names = TopicNames.from(job);
    this.seed = seed;
    this.random = new Random(seed);
    this.lateNanos = maxAge.toNanos();
    sender = RecordSender.patient(kafka);
    reader =
        OutputReader.start(
            kafka,
            Map.of(
                names.results(),
                this::answer,
                names.memories(),
                (record, now) -> memories.seen(text(record.key()), now)));
  }

  /**
   * Writes episodes on this thread.
   *
   * @param perSecond infinity for as fast as the broker takes them
   */
  public void write(int count, double perSecond) {
    Pace pace =
        Double.isInfinite(perSecond) ? null : new Pace(System.nanoTime() + 1_000_000, perSecond);
    for (int i = 0; i < count; i++) {
      if (pace != null) {
        pace.awaitDue(i);
      }
      episode("e" + seed + '-' + episodes, "space-" + episodes % SPACES);
      episodes++;
    }
    requireAlive();
  }

  /** Asks from now on, on a thread of its own. */
  public void ask(double perSecond) {
    Pace pace = new Pace(System.nanoTime() + 1_000_000, perSecond);
    isAsking = true;
    asker =
        new Thread(
            () -> {
              for (int i = 0; isAsking; i++) {
                pace.awaitDue(i);
                query(pace.dueNanos(i));
              }
            },
            "drill-asker");
    asker.start();
  }

  /** Asks no more. */
  public void askNoMore() throws InterruptedException {
    isAsking = false;
    if (asker != null) {
      asker.join();
    }
  }

  /**
   * Waits until every memory is seen and every query is answered.
   *
   * @return whether they are in time
   */
  public boolean awaitAll(Duration patience) {
    return Waiting.until(patience, () -> memories.owed() == 0 && answers.owed() == 0);
  }

  /** Latencies of answers. */
  public Timings answers() {
    return answers;
  }

  /** Latencies from the completion of an episode until its memory is read from the topic. */
  public Timings memories() {
    return memories;
  }

  /** Episodes written so far. */
  public int episodes() {
    return episodes;
  }

  /** Queries asked so far. */
  public int queries() {
    return queries;
  }

  /** When the query was asked that was asked last of those that have an answer. */
  public long freshest() {
    return freshest.get();
  }

  /** Likewise of those whose answer was made from all of the space. */
  public long freshestWhole() {
    return freshestWhole.get();
  }

  /** Answers that say that they come too late. */
  public int expired() {
    return expired.get();
  }

  /** Answers that came more than two seconds later than they may and do not say so. */
  public int silentlyLate() {
    return silentlyLate.get();
  }

  /**
   * Checks that what is written is taken, and what is read can be.
   *
   * @throws IllegalStateException otherwise
   */
  public void requireAlive() {
    reader.requireAlive();
    sender.requireAlive();
  }

  @Override
  public void close() {
    isAsking = false;
    sender.close();
    reader.close();
  }

  private void episode(String id, String space) {
    String key = space + '/' + id;
    int kind = random.nextInt(KINDS);
    long at = System.currentTimeMillis();
    ObjectNode started = event("started", space, id, at).put("agent", "agent-" + kind % 20);
    started.putObject("task").put("description", words(kind, id)).put("domain", "d" + kind % 5);
    send(names.episodes(), key, started);
    ObjectNode step = event("step", space, id, at).put("step", 1).put("tool", "tool-" + kind % 30);
    step.put("observation", words(kind + 1, id));
    send(names.episodes(), key, step);
    ObjectNode completed = event("completed", space, id, at).put("steps", 1);
    completed.putObject("outcome").put("verdict", kind % 4 == 0 ? "failure" : "success");
    memories.asked(key, System.nanoTime());
    send(names.episodes(), key, completed);
  }

  // One thread asks.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void query(long due) {
    String id = "q" + seed + '-' + queries;
    String space = "space-" + queries % SPACES;
    ObjectNode query = JSON.createObjectNode().put("query", id).put("space", space).put("k", 5);
    query.put("text", words(queries % KINDS, id));
    queries++;
    answers.asked(id, due);
    send(names.queries(), space + '/' + id, query);
  }

  private void answer(ConsumerRecord<byte[], byte[]> record, long now) {
    Long since = answers.seen(text(record.key()), now);
    if (since == null) {
      return;
    }
    JsonNode result = json(record.value());
    if (result.path("expired").asBoolean()) {
      expired.incrementAndGet();
      return;
    }
    if (now - since > lateNanos + 2_000_000_000L) {
      silentlyLate.incrementAndGet();
    }
    freshest.accumulateAndGet(since, Math::max);
    if (!result.path("partial").asBoolean()) {
      freshestWhole.accumulateAndGet(since, Math::max);
    }
  }

  private void send(String topic, String key, ObjectNode value) {
    sender.send(topic, key, value.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode event(String type, String space, String episode, long at) {
    ObjectNode event = JSON.createObjectNode();
    return event.put("type", type).put("space", space).put("episode", episode).put("at", at);
  }

  /** Some 20 words of a kind, and one of its own. */
  private static String words(int kind, String own) {
    Random letters = new Random(kind);
    StringBuilder words = new StringBuilder();
    for (int word = 0; word < 20; word++) {
      for (int syllable = 0; syllable < 3; syllable++) {
        words.append("bdfgklmnprst".charAt(letters.nextInt(12)));
        words.append("aeiou".charAt(letters.nextInt(5)));
      }
      words.append(' ');
    }
    return words.append(own).toString();
  }

  private static JsonNode json(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new IllegalStateException("a result is not JSON: " + text(value), e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
