package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.RunningJob.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.Topic;

/**
 * With everything off that only makes it faster, the job answers exact queries as with all of it
 * on. SIMD is a choice of the JVM's and so not among them; its kernels are held against the scalar
 * ones in their own tests.
 */
class OptimisationsOffITCase {

  private static final int EPISODES = 40;
  private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing is learned, so that answers are a function of what is stored. */
  private static final Map<String, String> SAME =
      Map.of(
          "parallelism.default", "1",
          "mneme.time.heartbeat", "false",
          "mneme.memory.learn-from-recall", "false",
          "mneme.queries.max-age", "1 h");

  private static final Map<String, String> ON =
      Map.of(
          "mneme.similarity.scan-rows", "0",
          "mneme.query-cache.answers", "100",
          "mneme.embedding.cached-texts", "100",
          "mneme.delivery.result-compression", "zstd");

  private static final Map<String, String> OFF =
      Map.of(
          "mneme.hot-tier.size", "0 b",
          "mneme.similarity.scan-rows", Integer.toString(Integer.MAX_VALUE),
          "mneme.query-cache.answers", "0",
          "mneme.embedding.cached-texts", "0",
          "mneme.association.hops", "0",
          "mneme.delivery.compression", "none",
          "mneme.delivery.result-compression", "none",
          "state.backend.rocksdb.compression.per.level", "NO_COMPRESSION");

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
  void answersExactQueriesTheSame() throws Exception {
    Map<String, JsonNode> with = answers("on.", ON);
    Map<String, JsonNode> without = answers("off.", OFF);

    assertThat(with.get("similar").get("hits")).hasSize(7);
    assertThat(with.get("list").get("hits")).hasSize(EPISODES);
    assertThat(with.get("similar-again")).isEqualTo(with.get("similar"));
    assertThat(without).isEqualTo(with);
  }

  private static Map<String, JsonNode> answers(String prefix, Map<String, String> options)
      throws Exception {
    Map<String, String> all = new LinkedHashMap<>(SAME);
    all.putAll(options);
    try (RunningJob job = stack.run(prefix, all)) {
      for (int i = 0; i < EPISODES; i++) {
        EpisodeRecords episode = new EpisodeRecords("support", "e" + i, TEN.plusSeconds(i));
        String task = "Refund booking " + i % 9 + " of guest " + i + " in hotel " + i % 4;
        job.send(Topic.EPISODES, episode.key(), episode.started(task));
        job.send(Topic.EPISODES, episode.key(), episode.completed(0));
      }
      job.read(Topic.MEMORIES, EPISODES);
      Map<String, JsonNode> answers = new LinkedHashMap<>();
      ask(job, "similar", "\"mode\":\"similar\",\"k\":7", answers);
      ask(job, "similar-again", "\"mode\":\"similar\",\"k\":7", answers);
      ask(job, "recall", "\"k\":10,\"hops\":0,\"explain\":true", answers);
      ask(job, "list", "\"mode\":\"list\",\"k\":1000", answers);
      return answers;
    }
  }

  private static void ask(RunningJob job, String id, String fields, Map<String, JsonNode> answers)
      throws Exception {
    String text = id.startsWith("list") ? "" : ",\"text\":\"refund of guest 7 in hotel 3\"";
    job.send(
        Topic.QUERIES,
        "support/" + id,
        "{\"query\":\"%s\",\"space\":\"support\",\"exact\":true,\"at\":\"%s\",%s%s}"
            .formatted(id, NOON, fields, text));
    List<ConsumerRecord<byte[], byte[]>> read =
        job.readUntil(Topic.RESULTS, message -> text(message.key()).equals(id));
    JsonNode result = JSON.readTree(read.get(read.size() - 1).value());
    assertThat(result.has("hits")).as(result.toString()).isTrue();
    // What is left is who asked, and how long it took.
    answers.put(id, JSON.createObjectNode().set("hits", result.get("hits")));
  }
}
