package org.mneme.jobs.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mneme.jobs.kafka.Topic;

/**
 * A seeded log of two spaces, written burst by burst for as long as it is wanted: bursts of
 * episodes with pauses of minutes to days, re-sent records, feedback, pins, forgets of each kind,
 * and records that must be refused. Every record comes at most two seconds of event time after a
 * later one. It goes by its own clock, so what is learned is a function of the records.
 */
final class ChaosModel {

  static final String WORDED = "worded";
  static final String SUPPLIED = "supplied";
  static final List<String> SPACES = List.of(WORDED, SUPPLIED);

  /** Partitions of each topic. */
  static final int PARTITIONS = 4;

  private static final long BASE = Instant.parse("2025-03-03T10:00:00Z").toEpochMilli();
  private static final int SECOND = 1_000;
  private static final int MINUTE = 60 * SECOND;
  private static final int DISORDER = 2 * SECOND;
  private static final int EPISODES_OF_A_BURST = 20;

  /** Minutes from one burst to the next. */
  private static final int[] PAUSES = {2, 2, 3, 5, 40, 120, 9 * 60, 30 * 60};

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private final ChaosEpisodes contents;
  private final List<String> known = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private List<ChaosRecord> records = new ArrayList<>();
  private long now = BASE;
  private int ids;

  ChaosModel(long seed) {
    random = new Random(seed);
    contents = new ChaosEpisodes(seed + 1);
  }

  /** The values of the records that must become dead letters. */
  Set<String> refused() {
    return refused;
  }

  /** How many episodes there are. */
  int episodes() {
    return known.size();
  }

  /** Id of the dry run in {@code space} whose receipt comes when all is learned. */
  static String lastCommand(String space) {
    return "last-" + space;
  }

  /** The next minute with much to do and what follows it, as it arrives. */
  List<ChaosRecord> burst() {
    records = new ArrayList<>();
    for (int i = 0; i < EPISODES_OF_A_BURST; i++) {
      for (String space : SPACES) {
        episode(space, now + random.nextInt(50 * SECOND));
      }
    }
    for (String space : SPACES) {
      commands(space, now + random.nextInt(50 * SECOND));
    }
    refuse(now + random.nextInt(50 * SECOND));
    for (long at = now; at < now + MINUTE; at += 5 * SECOND) {
      tick(at + random.nextInt(4 * SECOND));
    }
    now += (long) MINUTE * PAUSES[random.nextInt(PAUSES.length)];
    return arrivals();
  }

  /** Lets the windows of a last minute close, and none that is later. */
  List<ChaosRecord> end() {
    records = new ArrayList<>();
    now += 5L * MINUTE;
    for (String space : SPACES) {
      forget(lastCommand(space), space, "space", space, now + 55 * SECOND, true);
    }
    long after = now + 63 * SECOND;
    tick(after);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ObjectNode started = event("started", "clock", "t", after);
      started.putObject("task").put("description", "Wait");
      record(Topic.EPISODES, partition, "clock/t", started.toString(), after, null);
      ObjectNode step = event("step", "clock", "t", after).put("step", 1).put("tool", "wait");
      record(Topic.STEPS, partition, "clock/t", step.toString(), after, null);
    }
    return arrivals();
  }

  private void episode(String space, long start) {
    String id = String.format("e%05d", known.size());
    known.add(id);
    ChaosEpisodes.Content content = contents.next(JSON, space.equals(SUPPLIED));
    boolean isCounted = random.nextBoolean();
    boolean isApart = isCounted && random.nextBoolean();
    // Without a count, and in one stream, an episode closes when its completion comes.
    String stream = isCounted ? null : space + id;
    String key = space + '/' + id;
    ObjectNode started = event("started", space, id, start);
    started.set("task", content.task());
    started.put("agent", "agent-" + random.nextInt(4)).put("user", "user-" + random.nextInt(12));
    if (random.nextInt(3) > 0) {
      started.put("session", "session-" + random.nextInt(8));
    }
    if (content.embedding() != null) {
      started.set("embedding", content.embedding());
    }
    write(Topic.EPISODES, key, started, start, stream);
    long at = start;
    for (int number = 1; number <= content.tools().size(); number++) {
      at += 1 + random.nextInt(1_500);
      ObjectNode step = event("step", space, id, at);
      step.put("step", number).put("tool", content.tools().get(number - 1));
      if (random.nextInt(6) == 0) {
        step.putObject("result").put("status", "error").put("message", "try again");
      }
      write(isApart ? Topic.STEPS : Topic.EPISODES, key, step, at, stream);
    }
    at += 1 + random.nextInt(1_500);
    ObjectNode completed = event("completed", space, id, at);
    completed.putObject("outcome").put("verdict", content.verdict());
    if (isCounted) {
      completed.put("steps", content.tools().size());
    }
    write(Topic.EPISODES, key, completed, at, stream);
  }

  private void commands(String space, long at) {
    ObjectNode feedback = JSON.createObjectNode();
    String query = "of-" + ids++;
    feedback.put("id", "f" + query).put("space", space).put("query", query).put("at", at);
    Set<String> judged = new TreeSet<>();
    while (judged.size() < 6) {
      String episode = anEpisode();
      if (judged.add(episode)) {
        feedback.withArray(judged.size() > 3 ? "hurt" : "helped").add(episode);
      }
    }
    write(Topic.FEEDBACK, space + '/' + query, feedback, at, null);
    forget("c" + ids++, space, "episode", anEpisode(), at + random.nextInt(5_000), false);
    forget("c" + ids++, space, "user", "user-" + random.nextInt(12), at, false);
    if (random.nextInt(6) == 0) {
      forget("c" + ids++, space, "agent", "agent-" + random.nextInt(4), at, false);
    }
    ObjectNode pin = command(space, "pin", "c" + ids++, at);
    pin.putObject("target").put("episode", anEpisode());
    write(Topic.COMMANDS, space + "/pin", pin, at, null);
  }

  private void forget(
      String id, String space, String kind, String target, long at, boolean isDryRun) {
    ObjectNode forget = command(space, "forget", id, at);
    forget.putObject("target").put(kind, target);
    write(Topic.COMMANDS, space + '/' + target, forget.put("dryRun", isDryRun), at, null);
  }

  private void refuse(long at) {
    String broken = "{\"type\":\"started\", broken " + ids++;
    String mistyped = event("step", WORDED, "refused", at).put("step", "first-" + ids++).toString();
    record(Topic.EPISODES, ids % PARTITIONS, "worded/refused", broken, at, null);
    record(Topic.STEPS, ids % PARTITIONS, "worded/refused", mistyped, at, null);
    refused.addAll(List.of(broken, mistyped));
  }

  /** Moves time on in the partitions that little is written to, by records of another space. */
  private void tick(long at) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ObjectNode feedback = JSON.createObjectNode();
      feedback.put("id", "t" + ids++).put("space", "clock").put("query", "q").put("at", at);
      feedback.withArray("helped").add("t");
      record(Topic.FEEDBACK, partition, "clock/q", feedback.toString(), at, null);
      ObjectNode forget = command("clock", "forget", "t" + ids++, at).put("dryRun", true);
      forget.putObject("target").put("episode", "t");
      record(Topic.COMMANDS, partition, "clock/t", forget.toString(), at, null);
    }
  }

  private String anEpisode() {
    return known.get(Math.max(0, known.size() - 1 - random.nextInt(60)));
  }

  private static ObjectNode event(String type, String space, String episode, long at) {
    ObjectNode event = JSON.createObjectNode();
    return event.put("type", type).put("space", space).put("episode", episode).put("at", at);
  }

  private static ObjectNode command(String space, String type, String id, long at) {
    ObjectNode command = JSON.createObjectNode();
    return command.put("type", type).put("id", id).put("space", space).put("at", at);
  }

  /** Writes a record to the partition of its key, and one in eight once more. */
  private void write(Topic topic, String key, ObjectNode value, long at, String stream) {
    int partition = Math.floorMod(key.hashCode(), PARTITIONS);
    for (int times = random.nextInt(8) == 0 ? 2 : 1; times > 0; times--) {
      record(topic, partition, key, value.toString(), at, stream);
    }
  }

  private void record(
      Topic topic, int partition, String key, String value, long at, String stream) {
    records.add(new ChaosRecord(topic, partition, key, value, at, stream));
  }

  /** The records in one of the orders in which they may arrive. */
  private List<ChaosRecord> arrivals() {
    record Arrival(long at, ChaosRecord record) {}
    records.sort(Comparator.comparingLong(ChaosRecord::at));
    List<Arrival> arrivals = new ArrayList<>();
    Map<String, Long> streams = new HashMap<>();
    for (ChaosRecord record : records) {
      long at = record.at() + random.nextInt(DISORDER);
      if (record.stream() != null) {
        at = Math.max(at, streams.getOrDefault(record.stream(), at));
        streams.put(record.stream(), at);
      }
      arrivals.add(new Arrival(at, record));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    return arrivals.stream().map(Arrival::record).toList();
  }
}
