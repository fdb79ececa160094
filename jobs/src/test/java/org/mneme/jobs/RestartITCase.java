package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.RunningJob.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.Topic;

/** A restart gives the same answers: hot tier rebuilt from state, usage kept. */
class RestartITCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final Instant dayAgo = Instant.now().minusSeconds(86_400);
  private static final int SPACES = 5;
  private static final int EPISODES = 50;

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
  void fromASavepointAtAnotherParallelism() throws Exception {
    try (RunningJob job = stack.run("savepoint.")) {
      fill(job);
      List<JsonNode> before = ask(job, "before");
      assertThat(retention(before)).hasSize(EPISODES).allMatch(left -> left < 0.4);
      job.restartFromSavepoint(1);
      List<JsonNode> after = ask(job, "after");

      assertRecalledBefore(after);
      assertThat(withoutTime(after)).isEqualTo(withoutTime(before));
    }
  }

  @Test
  void fromACheckpoint() throws Exception {
    try (RunningJob job = stack.run("checkpoint.")) {
      fill(job);
      List<JsonNode> before = ask(job, "before");
      job.awaitCheckpoint();
      job.restartFromCheckpoint();
      List<JsonNode> after = ask(job, "after");

      assertRecalledBefore(after);
      assertThat(withoutTime(after)).isEqualTo(withoutTime(before));
    }
  }

  /**
   * A day after the episodes closed about a third of each is left; recalled seconds ago, nearly
   * all.
   */
  private static void assertRecalledBefore(List<JsonNode> hits) {
    assertThat(retention(hits)).hasSize(EPISODES).allMatch(left -> left > 0.8);
  }

  private void fill(RunningJob job) throws Exception {
    for (int i = 0; i < EPISODES; i++) {
      EpisodeRecords episode =
          new EpisodeRecords("space-" + i % SPACES, "e" + i, dayAgo.plusSeconds(i));
      job.send(Topic.EPISODES, episode.key(), episode.started("Task " + i + " of kind " + i % 7));
      job.send(Topic.EPISODES, episode.key(), episode.step(1, "tool-" + i % 3));
      job.send(Topic.EPISODES, episode.key(), episode.completed(1));
    }
    assertThat(RunningJob.byKey(job.read(Topic.MEMORIES, EPISODES))).hasSize(EPISODES);
  }

  private static List<JsonNode> ask(RunningJob job, String round) throws Exception {
    List<JsonNode> hits = new ArrayList<>();
    for (int space = 0; space < SPACES; space++) {
      String id = round + space;
      job.send(
          Topic.QUERIES,
          id,
          "{\"query\":\"" + id + "\",\"space\":\"space-" + space + "\",\"text\":\"task of kind\"}");
      JsonNode result =
          JSON.readTree(job.readUntil(Topic.RESULTS, r -> text(r.key()).equals(id)).get(0).value());
      result.get("hits").forEach(hits::add);
    }
    return hits;
  }

  /**
   * Every hit by its id, without what moves with time: a window that closes between two answers
   * adds links, over which confidence grows.
   */
  private static Map<String, List<JsonNode>> withoutTime(List<JsonNode> hits) {
    Map<String, List<JsonNode>> byId = new TreeMap<>();
    for (JsonNode hit : hits) {
      byId.put(
          hit.get("id").asText(),
          List.of(
              hit.get("digest"),
              hit.get("parts").get("similarity"),
              hit.get("parts").get("value")));
    }
    return byId;
  }

  private static List<Double> retention(List<JsonNode> hits) {
    return hits.stream().map(hit -> hit.get("parts").get("retention").asDouble()).toList();
  }
}
