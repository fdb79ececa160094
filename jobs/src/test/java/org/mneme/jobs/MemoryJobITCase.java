package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.EpisodeRecords.query;
import static org.mneme.jobs.RunningJob.byKey;
import static org.mneme.jobs.RunningJob.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.Topic;

/** The whole job on a real broker, a real MiniCluster and RocksDB. */
class MemoryJobITCase {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(folder);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void exampleUsage() throws Exception {
    try (RunningJob job = stack.run("example.")) {
      EpisodeRecords book = new EpisodeRecords("support", "e1", Instant.now());
      job.send(Topic.EPISODES, book.key(), book.started("Book a flight to Seattle"));
      job.send(Topic.EPISODES, book.key(), book.step(1, "search_direct_flight"));
      job.send(Topic.EPISODES, book.key(), book.completed(1));
      JsonNode memory = json(job.read(Topic.MEMORIES, 1).get(0).value());
      assertThat(memory.get("status").asText()).isEqualTo("stored");
      assertThat(memory.get("value").asDouble()).isBetween(0.5, 1.0);

      job.send(Topic.QUERIES, "support/q1", query("q1", "cheap flight to Seattle"));

      JsonNode result = json(job.read(Topic.RESULTS, 1).get(0).value());
      assertThat(result.get("query").asText()).isEqualTo("q1");
      assertThat(result.get("hits").get(0).get("id").asText()).isEqualTo("e1");
      assertThat(result.get("hits").get(0).get("parts").has("similarity")).isTrue();
    }
  }

  /** Bounded input with disorder, re-sends and bad records; the output is known to the record. */
  @Test
  void storesEveryEpisodeOnceAndLosesNoBadRecord() throws Exception {
    int episodes = 40;
    Instant start = Instant.now().minusSeconds(600);
    List<String[]> sends = new ArrayList<>();
    for (int i = 0; i < episodes; i++) {
      EpisodeRecords episode = new EpisodeRecords("fleet", "e" + i, start.plusMillis(i));
      List<String[]> records = new ArrayList<>();
      records.add(send("EPISODES", episode.key(), episode.started("Task number " + i)));
      for (int step = 1; step <= 3; step++) {
        String topic = i % 2 == 0 ? "STEPS" : "EPISODES";
        records.add(send(topic, episode.key(), episode.step(step, "tool-" + (i + step) % 7)));
      }
      records.add(send("EPISODES", episode.key(), episode.completed(3)));
      records.add(records.get(2));
      Collections.shuffle(records, new Random(i));
      sends.addAll(records);
    }
    List<String> bad = List.of("not json", "[]", "{\"type\":\"step\"}");
    try (RunningJob job = stack.run("bounded.")) {
      for (int i = 0; i < sends.size(); i++) {
        String[] record = sends.get(i);
        job.send(Topic.valueOf(record[0]), record[1], record[2]);
        if (i < bad.size()) {
          job.send(Topic.STEPS, "bad-" + i, bad.get(i));
        }
      }
      Map<String, String> memories = byKey(job.read(Topic.MEMORIES, episodes));
      assertThat(memories).hasSize(episodes);
      for (Map.Entry<String, String> memory : memories.entrySet()) {
        JsonNode stored = JSON.readTree(memory.getValue());
        assertThat(stored.get("status").asText()).isEqualTo("stored");
        assertThat(stored.get("steps")).hasSize(3);
      }
      Map<String, String> letters = byKey(job.read(Topic.DEAD_LETTERS, bad.size()));
      assertThat(letters)
          .containsOnly(
              Map.entry("bad-0", bad.get(0)),
              Map.entry("bad-1", bad.get(1)),
              Map.entry("bad-2", bad.get(2)));

      // What is written last shows that nothing more came before it on either topic.
      EpisodeRecords last = new EpisodeRecords("fleet", "last", start.plusSeconds(1));
      for (int partition = 0; partition < 2; partition++) {
        job.send(Topic.STEPS, "bad-last", "{");
      }
      job.send(Topic.EPISODES, last.key(), last.started("The last"));
      job.send(Topic.EPISODES, last.key(), last.completed(0));
      assertThat(job.readUntil(Topic.MEMORIES, m -> text(m.key()).equals("fleet/last"))).hasSize(1);
      assertThat(job.read(Topic.DEAD_LETTERS, 2)).hasSize(2);
    }
  }

  @Test
  void storesAFirstEpisodeWithoutAStepCountOnASilentSystem() throws Exception {
    try (RunningJob job = stack.run("silent.")) {
      EpisodeRecords only = new EpisodeRecords("support", "only", Instant.now());
      job.send(Topic.EPISODES, only.key(), only.started("Cancel a booking"));
      job.send(Topic.STEPS, only.key(), only.step(1, "cancel"));
      job.send(Topic.EPISODES, only.key(), only.completed(null));

      JsonNode memory = json(job.read(Topic.MEMORIES, 1).get(0).value());

      assertThat(memory.get("status").asText()).isEqualTo("stored");
      assertThat(memory.get("steps")).hasSize(1);
    }
  }

  @Test
  void losesAndAbandonsNothingOfAnImportOfYearOldLogs() throws Exception {
    try (RunningJob job = stack.run("import.")) {
      EpisodeRecords live = new EpisodeRecords("support", "live", Instant.now());
      job.send(Topic.EPISODES, live.key(), live.started("Live task"));
      job.send(Topic.STEPS, live.key(), live.step(1, "live-tool"));
      job.send(Topic.EPISODES, live.key(), live.completed(1));
      job.read(Topic.MEMORIES, 1);

      int imported = 30;
      Instant yearAgo = Instant.now().minusSeconds(365L * 86_400);
      for (int i = 0; i < imported; i++) {
        EpisodeRecords old =
            new EpisodeRecords("archive", "old-" + i, yearAgo.plusSeconds(i * 3_600L));
        job.send(Topic.EPISODES, old.key(), old.started("Old task " + i));
        job.send(Topic.STEPS, old.key(), old.step(1, "old-tool"));
        job.send(Topic.STEPS, old.key(), old.step(2, "old-tool"));
        job.send(Topic.EPISODES, old.key(), old.completed(2));
      }

      Map<String, String> memories = byKey(job.read(Topic.MEMORIES, imported));
      assertThat(memories).hasSize(imported);
      for (String memory : memories.values()) {
        assertThat(JSON.readTree(memory).get("status").asText()).isEqualTo("stored");
        assertThat(JSON.readTree(memory).get("steps")).hasSize(2);
      }
      job.send(Topic.STEPS, "bad", "{");
      assertThat(job.read(Topic.DEAD_LETTERS, 1)).hasSize(1);
    }
  }

  @Test
  void takesFeedbackAndCommandsAndRefusesBrokenOnes() throws Exception {
    try (RunningJob job = stack.run("writes.")) {
      EpisodeRecords book = new EpisodeRecords("support", "e1", Instant.now());
      job.send(Topic.EPISODES, book.key(), book.started("Book a flight"));
      job.send(Topic.EPISODES, book.key(), book.completed(0));
      job.read(Topic.MEMORIES, 1);
      job.send(
          Topic.FEEDBACK,
          "support/q1",
          "{\"id\":\"f1\",\"space\":\"support\",\"query\":\"q1\",\"helped\":[\"e1\"]}");
      job.send(
          Topic.COMMANDS,
          "support/e1",
          "{\"type\":\"pin\",\"id\":\"c1\",\"space\":\"support\",\"target\":{\"episode\":\"e1\"}}");
      job.send(Topic.FEEDBACK, "bad-feedback", "{\"id\":\"f2\"}");
      job.send(Topic.COMMANDS, "bad-command", "{\"type\":\"forget\",\"id\":\"c2\"}");

      assertThat(byKey(job.read(Topic.DEAD_LETTERS, 2)))
          .containsOnlyKeys("bad-feedback", "bad-command");
      job.send(Topic.QUERIES, "support/q2", query("q2", "flight"));
      assertThat(text(job.read(Topic.RESULTS, 1).get(0).value())).contains("\"id\":\"e1\"");
    }
  }

  @Test
  void reportsLatenciesOfEveryOperation() throws Exception {
    try (RunningJob job = stack.run("latency.", Map.of("mneme.concepts.window", "1 s"))) {
      EpisodeRecords book = new EpisodeRecords("support", "e1", Instant.now());
      job.send(Topic.EPISODES, book.key(), book.started("Book a flight"));
      job.send(Topic.EPISODES, book.key(), book.step(1, "search"));
      job.send(Topic.EPISODES, book.key(), book.completed(1));
      job.read(Topic.MEMORIES, 1);
      job.send(Topic.QUERIES, "support/q1", query("q1", "flight"));

      List<String> expected =
          List.of(
              "episode-created",
              "step-logged",
              "episode-completed.searchable",
              "episode-completed.acknowledged",
              "concepts.window",
              "recall",
              "recall.scan");
      Set<String> missing = new TreeSet<>(expected);
      job.readUntil(
          Topic.METRICS,
          metric -> {
            missing.remove(text(metric.key()));
            return missing.isEmpty();
          });
    }
  }

  private static String[] send(String topic, String key, String value) {
    return new String[] {topic, key, value};
  }

  private static JsonNode json(byte[] value) throws Exception {
    return JSON.readTree(value);
  }
}
