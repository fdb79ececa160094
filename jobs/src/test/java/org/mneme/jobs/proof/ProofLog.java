package org.mneme.jobs.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mneme.jobs.kafka.Topic;

/**
 * A seeded log of two spaces over nine days, bursts of episodes of a few kinds with pauses of
 * minutes, hours and days: their records on both topics, whole and re-sent, with feedback, pins,
 * capacities, forgets of each kind and queries. One space brings its vectors, of the other the job
 * makes them.
 */
final class ProofLog {

  static final String WORDED = "worded";
  static final String SUPPLIED = "supplied";
  static final List<String> SPACES = List.of(WORDED, SUPPLIED);

  /** Partitions of each topic. */
  static final int PARTITIONS = 2;

  /** Id of the dry run in {@code space} whose receipt comes when all is learned. */
  static String lastCommand(String space) {
    return "last-" + space;
  }

  private static final long BASE = Instant.parse("2025-03-03T10:00:00Z").toEpochMilli();
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static final long[] BURSTS = {
    0, 70 * SECOND, 3 * MINUTE, 2 * HOUR, 2 * HOUR + MINUTE, 9 * HOUR, 30 * HOUR, 9 * DAY
  };
  private static final int EPISODES_OF_A_BURST = 20;
  private static final int QUERIES_OF_A_BURST = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private final EpisodeKinds kinds;
  private final List<LogRecord> records = new ArrayList<>();
  private final List<String> known = new ArrayList<>();
  private int episodes;
  private int ids;

  private ProofLog(long seed) {
    random = new Random(seed);
    kinds = new EpisodeKinds(seed);
  }

  /** The log of {@code seed}, by event time. */
  static List<LogRecord> of(long seed) {
    ProofLog log = new ProofLog(seed);
    for (long burst : BURSTS) {
      log.burst(BASE + burst);
      for (long at = burst; at < burst + MINUTE; at += 5 * SECOND) {
        log.tick(BASE + at + log.random.nextInt(4_000));
      }
    }
    log.end(BASE + BURSTS[BURSTS.length - 1] + 5 * MINUTE);
    log.records.sort(Comparator.comparingLong(LogRecord::at));
    return log.records;
  }

  private void burst(long start) {
    for (int i = 0; i < EPISODES_OF_A_BURST; i++) {
      for (String space : SPACES) {
        episode(space, start + random.nextInt((int) (50 * SECOND)));
      }
    }
    for (String space : SPACES) {
      long at = start + random.nextInt((int) MINUTE);
      feedback(space, at);
      feedback(space, at + 5 * SECOND);
      forget(space, "episode", anEpisode(), at, false);
      forget(space, "user", "user-" + random.nextInt(12), at + random.nextInt(5_000), false);
      forget(space, "space", space, at, true);
      pin(space, anEpisode(), at + random.nextInt(9_000));
    }
    for (int i = 0; i < QUERIES_OF_A_BURST; i++) {
      query(start + random.nextInt((int) MINUTE));
    }
    if (start == BASE + 2 * HOUR) {
      forget(WORDED, "agent", "agent-2", start + 20 * SECOND, false);
      configure(SUPPLIED, 50, start + 30 * SECOND);
    }
    if (start == BASE + 9 * HOUR) {
      forget(SUPPLIED, "space", SUPPLIED, start + 15 * SECOND, false);
    }
  }

  /** How an episode's records come. */
  private enum Writing {
    COUNTED,
    COUNTED_WITH_STEPS_APART,
    UNCOUNTED_WITH_STEPS_APART,
    UNCOUNTED_IN_ONE_STREAM
  }

  private void episode(String space, long start) {
    String id = String.format("e%04d", episodes++);
    known.add(id);
    Writing writing = Writing.values()[random.nextInt(Writing.values().length)];
    String stream = writing == Writing.UNCOUNTED_IN_ONE_STREAM ? space + id : null;
    boolean apart = writing.name().endsWith("APART");
    EpisodeKinds.Kind kind = kinds.next(space.equals(SUPPLIED));
    ObjectNode started = event("started", space, id, start);
    started.set("task", kind.task());
    started.put("agent", "agent-" + random.nextInt(4));
    started.put("user", "user-" + random.nextInt(12));
    if (random.nextInt(3) > 0) {
      started.put("session", "session-" + random.nextInt(8));
    }
    if (kind.embedding() != null) {
      started.set("embedding", kind.embedding());
    }
    write(Topic.EPISODES, space + '/' + id, started, start, stream);
    long at = start;
    for (int number = 1; number <= kind.tools().size(); number++) {
      at += 1 + random.nextInt(1_500);
      ObjectNode step = event("step", space, id, at);
      step.put("step", number).put("tool", kind.tools().get(number - 1));
      if (writing != Writing.COUNTED) {
        state(step, kind);
      }
      if (random.nextInt(6) == 0) {
        step.putObject("result").put("status", "error").put("message", "try again");
      }
      write(apart ? Topic.STEPS : Topic.EPISODES, space + '/' + id, step, at, stream);
    }
    at += 1 + random.nextInt(1_500);
    ObjectNode completed = event("completed", space, id, at);
    completed.putObject("outcome").put("verdict", kind.verdict());
    if (writing.name().startsWith("COUNTED")) {
      completed.put("steps", kind.tools().size());
    }
    write(Topic.EPISODES, space + '/' + id, completed, at, stream);
  }

  /** Makes {@code step} an experience, which says which two others it went by. */
  private void state(ObjectNode step, EpisodeKinds.Kind kind) {
    for (float component : kinds.state(kind)) {
      step.withArray("state").add(component);
    }
    step.withArray("outcomeVector").add(random.nextFloat()).add(1);
    step.withArray("predictedOutcome").add(random.nextFloat()).add(1);
    for (int i = 0; i < 2; i++) {
      step.withArray("usedExperiences").add(anEpisode() + '#' + (1 + random.nextInt(2)));
    }
  }

  private void feedback(String space, long at) {
    ObjectNode feedback = JSON.createObjectNode();
    String query = "q" + ids++;
    feedback.put("id", "f" + query).put("space", space).put("query", query).put("at", at);
    Set<String> judged = new TreeSet<>();
    while (judged.size() < 8) {
      String episode = anEpisode();
      if (judged.add(episode)) {
        feedback.withArray(judged.size() > 4 ? "hurt" : "helped").add(episode);
      }
    }
    write(Topic.FEEDBACK, space + '/' + query, feedback, at, null);
  }

  private void forget(String space, String kind, String target, long at, boolean isDryRun) {
    forget("c" + ids++, space, kind, target, at, isDryRun);
  }

  private void forget(
      String id, String space, String kind, String target, long at, boolean isDryRun) {
    ObjectNode forget = command(space, "forget", id, at);
    forget.putObject("target").put(kind, target);
    forget.put("dryRun", isDryRun);
    write(Topic.COMMANDS, space + '/' + target, forget, at, null);
  }

  private void pin(String space, String episode, long at) {
    ObjectNode pin = command(space, "pin", "c" + ids++, at);
    pin.putObject("target").put("episode", episode);
    write(Topic.COMMANDS, space + '/' + episode, pin, at, null);
  }

  private void configure(String space, int maxEpisodes, long at) {
    ObjectNode configure = command(space, "configure", "c" + ids++, at);
    configure.put("maxEpisodes", maxEpisodes);
    write(Topic.COMMANDS, space + '/' + space, configure, at, null);
  }

  private void query(long at) {
    String id = "q" + ids++;
    ObjectNode query = JSON.createObjectNode();
    query.put("query", id).put("space", WORDED).put("text", kinds.words()).put("k", 20);
    write(Topic.QUERIES, WORDED + '/' + id, query, at, null);
  }

  /** Lets the windows of {@code minute} close, and none that is later. */
  private void end(long minute) {
    for (String space : SPACES) {
      forget(lastCommand(space), space, "space", space, minute + 55 * SECOND, true);
    }
    long after = minute + 63 * SECOND;
    tick(after);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ObjectNode started = event("started", "clock", "t", after);
      started.putObject("task").put("description", "Wait");
      record(Topic.EPISODES, partition, "clock/t", started, after, null);
      ObjectNode step = event("step", "clock", "t", after).put("step", 1).put("tool", "wait");
      record(Topic.STEPS, partition, "clock/t", step, after, null);
    }
  }

  /** Moves time on in the partitions that little is written to, by records of another space. */
  private void tick(long at) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ObjectNode feedback = JSON.createObjectNode();
      feedback.put("id", "t" + ids++).put("space", "clock").put("query", "q").put("at", at);
      feedback.withArray("helped").add("t");
      record(Topic.FEEDBACK, partition, "clock/q", feedback, at, null);
      ObjectNode forget = command("clock", "forget", "t" + ids++, at);
      forget.putObject("target").put("episode", "t");
      record(Topic.COMMANDS, partition, "clock/t", forget.put("dryRun", true), at, null);
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
    record(topic, partition, key, value, at, stream);
    if (random.nextInt(8) == 0) {
      record(topic, partition, key, value, at, stream);
    }
  }

  private void record(
      Topic topic, int partition, String key, ObjectNode value, long at, String stream) {
    records.add(new LogRecord(topic, partition, key, value.toString(), at, stream));
  }
}
