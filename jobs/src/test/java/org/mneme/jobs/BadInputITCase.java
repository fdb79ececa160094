package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.EpisodeRecords.query;
import static org.mneme.jobs.RunningJob.byKey;
import static org.mneme.jobs.RunningJob.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.Topic;
import org.mneme.wire.DeadLetter;

/** What is bad ends in the dead letters as it came, with its reason; the job and the rest go on. */
class BadInputITCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final Instant now = Instant.now();
  private final EpisodeRecords good = new EpisodeRecords("support", "good", now);
  private final String step = good.step(1, "tool");

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
  void keepsEveryBadRecordByteForByteWithItsReasonAndGoesOn() throws Exception {
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("malformed", "{\"type\":");
    bad.put("missing-field", step.replace(",\"episode\":\"good\"", ""));
    bad.put("wrong-type", step.replace("\"tool\":\"tool\"", "\"tool\":7"));
    bad.put("invalid-space", step.replace("\"support\"", "\"sup port\""));
    bad.put("invalid-value", step.replace("\"step\":1", "\"step\":0"));
    bad.put("too-many-steps", step.replace("\"step\":1", "\"step\":1001"));
    bad.put(
        "future-time", new EpisodeRecords("support", "good", now.plusSeconds(90_000)).step(1, "t"));
    bad.put("invalid-vector", good.startedWith("{\"model\":\"m\",\"vector\":[0,0]}"));
    try (RunningJob job = stack.run("bad.")) {
      for (Map.Entry<String, String> record : bad.entrySet()) {
        job.send(Topic.EPISODES, record.getKey(), record.getValue());
      }
      job.send(Topic.EPISODES, good.key(), good.started("Goes on"));
      job.send(Topic.EPISODES, good.key(), step);
      job.send(Topic.EPISODES, good.key(), good.completed(1));

      List<ConsumerRecord<byte[], byte[]>> letters = job.read(Topic.DEAD_LETTERS, bad.size());

      assertThat(byKey(letters)).containsExactlyInAnyOrderEntriesOf(bad);
      assertThat(letters)
          .allSatisfy(letter -> assertThat(reason(letter)).isEqualTo(text(letter.key())));
      assertThat(byKey(job.read(Topic.MEMORIES, 1))).containsOnlyKeys(good.key());
    }
  }

  @Test
  void refusesWhatComesForAClosedEpisodeUnlessItIsTheSame() throws Exception {
    EpisodeRecords orphan = new EpisodeRecords("support", "orphan", now);
    try (RunningJob job = stack.run("closed.")) {
      job.send(Topic.EPISODES, good.key(), good.started("Done"));
      job.send(Topic.EPISODES, good.key(), step);
      job.send(Topic.EPISODES, good.key(), good.completed(1));
      job.read(Topic.MEMORIES, 1);

      job.send(Topic.STEPS, good.key(), step);
      String other = good.step(1, "another-tool");
      job.send(Topic.STEPS, good.key(), other);
      String completed = orphan.completed(0);
      job.send(Topic.EPISODES, orphan.key(), completed);

      Map<String, String> reasons = reasons(job.read(Topic.DEAD_LETTERS, 2));
      assertThat(reasons)
          .containsOnly(Map.entry(other, "late"), Map.entry(completed, "not-started"));
    }
  }

  @Test
  void refusesVectorsThatTheSpaceCannotCompare() throws Exception {
    EpisodeRecords pins = new EpisodeRecords("support", "pins", now);
    EpisodeRecords wrong = new EpisodeRecords("support", "wrong", now);
    try (RunningJob job = stack.run("vectors.")) {
      job.send(
          Topic.EPISODES, pins.key(), pins.startedWith("{\"model\":\"m\",\"vector\":[3,4,0]}"));
      job.send(Topic.EPISODES, pins.key(), pins.completed(0));
      job.read(Topic.MEMORIES, 1);

      String start = wrong.startedWith("{\"model\":\"m\",\"vector\":[1,0]}");
      job.send(Topic.EPISODES, wrong.key(), start);
      job.send(Topic.EPISODES, wrong.key(), wrong.completed(0));
      job.send(Topic.QUERIES, "q-text", query("q-text", "flight"));
      job.send(
          Topic.QUERIES,
          "q-vector",
          "{\"query\":\"q-vector\",\"space\":\"support\","
              + "\"embedding\":{\"model\":\"m\",\"vector\":[3,4,0]}}");

      Map<String, String> results = byKey(job.read(Topic.RESULTS, 2));
      assertThat(code(results.get("q-text"))).isEqualTo("embedding-mismatch");
      JsonNode hit = JSON.readTree(results.get("q-vector")).get("hits").get(0);
      assertThat(hit.get("id").asText()).isEqualTo("pins");
      Map<String, String> reasons = reasons(job.read(Topic.DEAD_LETTERS, 2));
      assertThat(reasons).containsOnlyKeys(start, query("q-text", "flight"));
      assertThat(reasons.values()).containsOnly("embedding-mismatch");
      JsonNode refused = JSON.readTree(job.read(Topic.MEMORIES, 1).get(0).value());
      assertThat(refused.get("status").asText()).isEqualTo("rejected");
    }
  }

  @Test
  void answersRefusedQueriesWhoseIdCanBeRead() throws Exception {
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("zero-k", "{\"query\":\"zero-k\",\"space\":\"support\",\"text\":\"t\",\"k\":0}");
    bad.put("huge-k", "{\"query\":\"huge-k\",\"space\":\"support\",\"text\":\"t\",\"k\":5000}");
    bad.put(
        "filter",
        "{\"query\":\"filter\",\"space\":\"support\",\"text\":\"t\",\"filter\":{\"colour\":\"red\"}}");
    bad.put("no-space", "{\"query\":\"no-space\",\"text\":\"t\"}");
    bad.put(
        "list",
        "{\"query\":\"list\",\"space\":\"support\",\"mode\":\"list\",\"kinds\":[\"episode\",\"concept\"]}");
    try (RunningJob job = stack.run("queries.")) {
      for (Map.Entry<String, String> record : bad.entrySet()) {
        job.send(Topic.QUERIES, record.getKey(), record.getValue());
      }
      job.send(Topic.QUERIES, "unreadable", "{\"text\":\"no id\"}");

      Map<String, String> results = byKey(job.read(Topic.RESULTS, bad.size()));
      assertThat(code(results.get("zero-k"))).isEqualTo("invalid-value");
      assertThat(code(results.get("huge-k"))).isEqualTo("invalid-value");
      assertThat(code(results.get("filter"))).isEqualTo("unknown-field");
      assertThat(code(results.get("no-space"))).isEqualTo("missing-field");
      assertThat(code(results.get("list"))).isEqualTo("unsupported");
      assertThat(byKey(job.read(Topic.DEAD_LETTERS, bad.size() + 1)))
          .containsAllEntriesOf(bad)
          .containsKey("unreadable");
    }
  }

  /** The topic admits a larger record here than the contract does, so that it reaches the job. */
  @Test
  void refusesARecordOfTwelveMegabytesAndAnEpisodeOfMoreThanTen() throws Exception {
    try (RunningJob job = stack.run("large.")) {
      job.allowRecordsOf(Topic.STEPS, 20 << 20);
      byte[] huge = new byte[12 << 20];
      Arrays.fill(huge, (byte) ' ');
      System.arraycopy(step.getBytes(StandardCharsets.UTF_8), 0, huge, 0, step.length());
      job.send(Topic.STEPS, "huge", huge);
      job.send(Topic.EPISODES, good.key(), good.started("Large"));
      String padding = "x".repeat(950_000);
      for (int number = 1; number <= 12; number++) {
        job.send(
            Topic.EPISODES,
            good.key(),
            good.step(number, "tool").replace("}", ",\"parameters\":{\"p\":\"" + padding + "\"}}"));
      }
      job.send(Topic.EPISODES, good.key(), good.completed(12));

      List<ConsumerRecord<byte[], byte[]>> letters = job.read(Topic.DEAD_LETTERS, 2);
      assertThat(letters.stream().map(BadInputITCase::reason))
          .contains("too-large", "episode-too-large");
      assertThat(letters).anySatisfy(letter -> assertThat(letter.value()).isEqualTo(huge));
      JsonNode memory = JSON.readTree(job.read(Topic.MEMORIES, 1).get(0).value());
      assertThat(memory.get("status").asText()).isEqualTo("stored");
    }
  }

  private static String code(String result) throws Exception {
    return JSON.readTree(result).get("error").get("code").asText();
  }

  private static Map<String, String> reasons(List<ConsumerRecord<byte[], byte[]>> letters) {
    Map<String, String> reasons = new LinkedHashMap<>();
    letters.forEach(letter -> reasons.put(text(letter.value()), reason(letter)));
    return reasons;
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return text(letter.headers().lastHeader(DeadLetter.REASON).value());
  }
}
