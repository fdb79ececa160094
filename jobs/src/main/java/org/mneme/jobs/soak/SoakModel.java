package org.mneme.jobs.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.mneme.jobs.kafka.Topic;

/**
 * A fleet whose work is the same at all times in amount, and in kind is renewed: each of its spaces
 * does six kinds of tasks at a time, and each kind, with words and tools of its own, is done for
 * six days of event time. So memory that is not given back would grow for as long as this runs.
 *
 * <p>Everything comes in bursts of a minute. One episode in 20 is never completed, one record in 16
 * is sent twice, one burst in 12 forgets a user.
 */
final class SoakModel {

  static final List<String> SPACES = List.of("soak-a", "soak-b", "soak-c", "soak-d");

  /** Partitions of each topic. */
  static final int PARTITIONS = 2;

  static final int STATE_DIMENSION = 8;

  private static final int EPISODES = 8;
  private static final int KINDS = 6;
  private static final int VARIANTS = 12;
  private static final int SECOND = 1_000;
  private static final int LATEST_START = 35 * SECOND;
  private static final long BASE = Instant.parse("2025-03-03T10:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private final long eventTime;
  private List<Timed> records = new ArrayList<>();
  private volatile long now = BASE;
  private int ids;

  private record Timed(long at, SoakRecord record) {}

  /**
   * A fleet.
   *
   * @param eventTime ms from one burst to the next
   */
  SoakModel(long seed, long eventTime) {
    this.random = new Random(seed);
    this.eventTime = eventTime;
  }

  /** Event time of the burst that comes next, epoch ms. */
  long now() {
    return now;
  }

  /** Days of event time that have passed. */
  double days() {
    return (double) (now - BASE) / DAY;
  }

  /**
   * The next burst in the order of event time; for one thread, while others ask for {@link #now}.
   */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  List<SoakRecord> burst() {
    records = new ArrayList<>();
    for (String space : SPACES) {
      List<String> fresh = new ArrayList<>();
      for (int i = 0; i < EPISODES; i++) {
        fresh.add(episode(space, now + random.nextInt(LATEST_START)));
      }
      judge(space, fresh, now + 50 * SECOND);
      if (random.nextInt(12) == 0) {
        ObjectNode forget = command(space, "forget", now + 51 * SECOND);
        forget.putObject("target").put("user", "user-" + random.nextInt(40));
        add(Topic.COMMANDS, null, space, forget, now + 51 * SECOND);
      }
    }
    tick(now + 55 * SECOND);
    now += eventTime;
    records.sort(Comparator.comparingLong(Timed::at));
    return records.stream().map(Timed::record).toList();
  }

  /** What someone asks now, as the value of a query. */
  String query(String id, String space, int number) {
    ObjectNode query = JSON.createObjectNode().put("query", id).put("space", space).put("at", now);
    switch (number % 20) {
      case 0 -> query.put("mode", "stats");
      case 1 -> query.put("mode", "list").putArray("kinds").add("concept");
      case 2 -> state(query.put("mode", "predict").putArray("state"), number);
      default -> query.put("text", words(kind(now, number % KINDS), number % VARIANTS));
    }
    return query.toString();
  }

  private String episode(String space, long start) {
    String id = "e" + ids++;
    String key = space + '/' + id;
    int slot = random.nextInt(KINDS);
    long kind = kind(start, slot);
    ObjectNode started = event("started", space, id, start);
    started
        .putObject("task")
        .put("description", words(kind, random.nextInt(VARIANTS)))
        .put("domain", "d" + slot % 3);
    started.put("agent", "agent-" + random.nextInt(5)).put("user", "user-" + random.nextInt(40));
    started.put("session", "session-" + random.nextInt(8));
    add(Topic.EPISODES, null, key, started, start);
    int steps = 2 + random.nextInt(4);
    long at = start;
    for (int number = 1; number <= steps; number++) {
      at += 1 + random.nextInt(2 * SECOND);
      ObjectNode step = event("step", space, id, at).put("step", number);
      step.put("tool", "tool_" + kind + '_' + number);
      if (random.nextInt(6) == 0) {
        step.putObject("result").put("status", "error").put("message", "error of kind " + kind);
      }
      if (number == 1) {
        state(step.putArray("state"), random.nextInt());
      }
      add(Topic.STEPS, null, key, step, at);
    }
    if (random.nextInt(20) > 0) {
      at += 1 + random.nextInt(2 * SECOND);
      ObjectNode completed = event("completed", space, id, at).put("steps", steps);
      completed.putObject("outcome").put("verdict", random.nextInt(4) == 0 ? "failure" : "success");
      add(Topic.EPISODES, null, key, completed, at);
    }
    return id;
  }

  private void judge(String space, List<String> episodes, long at) {
    ObjectNode feedback = JSON.createObjectNode();
    String query = "of-" + ids++;
    feedback.put("id", "f" + query).put("space", space).put("query", query).put("at", at);
    feedback.putArray("helped").add(episodes.get(0));
    feedback.putArray("hurt").add(episodes.get(1));
    add(Topic.FEEDBACK, null, space + '/' + query, feedback, at);
  }

  /** Moves event time on in every partition of the topics that little is written to. */
  private void tick(long at) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ObjectNode feedback = JSON.createObjectNode();
      feedback.put("id", "t" + ids++).put("space", "clock").put("query", "q").put("at", at);
      feedback.putArray("helped").add("t");
      add(Topic.FEEDBACK, partition, "clock/q", feedback, at);
      ObjectNode forget = command("clock", "forget", at).put("dryRun", true);
      forget.putObject("target").put("episode", "t");
      add(Topic.COMMANDS, partition, "clock/t", forget, at);
    }
  }

  private ObjectNode command(String space, String type, long at) {
    ObjectNode command = JSON.createObjectNode();
    return command.put("type", type).put("id", "c" + ids++).put("space", space).put("at", at);
  }

  private static ObjectNode event(String type, String space, String episode, long at) {
    ObjectNode event = JSON.createObjectNode();
    return event.put("type", type).put("space", space).put("episode", episode).put("at", at);
  }

  private void add(Topic topic, Integer partition, String key, ObjectNode value, long at) {
    SoakRecord record = new SoakRecord(topic, partition, key, value.toString());
    for (int times = random.nextInt(16) == 0 ? 2 : 1; times > 0; times--) {
      records.add(new Timed(at, record));
    }
  }

  /** The kind of task that stands at {@code slot} on a day: each for as many days as there are. */
  private static long kind(long at, int slot) {
    long day = (at - BASE) / DAY;
    return slot + KINDS * ((day + slot) / KINDS);
  }

  /** Words that no other kind has. */
  private static String words(long kind, int variant) {
    Random letters = new Random(kind);
    StringBuilder words = new StringBuilder();
    for (int word = 0; word < 6; word++) {
      for (int syllable = 0; syllable < 3; syllable++) {
        words.append("bdfgklmnprst".charAt(letters.nextInt(12)));
        words.append("aeiou".charAt(letters.nextInt(5)));
      }
      words.append(' ');
    }
    return words.append("number ").append(variant).toString();
  }

  private static void state(ArrayNode state, int seed) {
    Random components = new Random(seed % 50);
    for (int i = 0; i < STATE_DIMENSION; i++) {
      state.add((float) components.nextGaussian());
    }
  }
}
