package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.RunningJob.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.Topic;

/** What one agent learned another recalls: through mining, memory and the topics of the job. */
class LessonITCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> SHORT_WINDOWS = Map.of("mneme.memory.window", "1 s");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static LocalStack stack;
  private int queries;
  private int episodes;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(folder);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aLessonCrossesTheFleet() throws Exception {
    try (RunningJob job = stack.run("lesson.", SHORT_WINDOWS)) {
      for (int i = 0; i < 12; i++) {
        episode(job, "inspect", "hammer", "failure", null);
        if (i % 2 == 0) {
          episode(job, "inspect", "mend", "success", null);
        }
      }
      JsonNode known = askUntil(job, hit -> isMending(hit));

      String lesson = episode(job, "inspect", "mend", "success", null);
      JsonNode changed =
          askUntil(job, hit -> isMending(hit) && hit.toString().contains('"' + lesson + '"'));

      assertThat(changed.get("pattern").get("support").asInt())
          .isGreaterThan(known.get("pattern").get("support").asInt());
      assertThat(changed.get("pattern").get("bound").asDouble())
          .isGreaterThan(known.get("pattern").get("bound").asDouble());
      assertThat(changed.get("playbook").get("steps"))
          .extracting(JsonNode::asText)
          .containsExactly("inspect", "mend");
      assertThat(changed.get("path")).isNotEmpty();
    }
  }

  @Test
  void whatHelpedThoseWhoFollowedItComesFirst() throws Exception {
    try (RunningJob job = stack.run("effectiveness.", SHORT_WINDOWS)) {
      for (int i = 0; i < 12; i++) {
        episode(job, "inspect", "hammer", "failure", null);
        if (i % 2 == 0) {
          episode(job, "inspect", "mend", "success", null);
        }
      }
      JsonNode before = askUntil(job, hit -> isMending(hit));
      assertThat(before.get("parts").get("effectiveness").asDouble()).isZero();

      for (int i = 0; i < 5; i++) {
        episode(job, "inspect", "mend", "success", before.get("id").asText());
      }
      // They may have closed in two windows.
      JsonNode after =
          askUntil(job, hit -> isMending(hit) && hit.at("/pattern/applied").asInt() == 5);

      assertThat(after.get("parts").get("effectiveness").asDouble()).isGreaterThan(0.3);
      assertThat(after.get("pattern").get("helped").asInt()).isEqualTo(5);
      assertThat(after.get("score").asDouble()).isGreaterThan(before.get("score").asDouble());
    }
  }

  /** That one who has inspected mends: a decision, since others hammer. */
  private static boolean isMending(JsonNode hit) {
    return hit.at("/pattern/kind").asText().equals("decision")
        && hit.at("/pattern/condition").asText().equals("inspect")
        && hit.at("/pattern/tools").toString().equals("[\"mend\"]");
  }

  /** Asks for patterns until one satisfies {@code isMeant}, and gives it back. */
  private JsonNode askUntil(RunningJob job, Predicate<JsonNode> isMeant) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      String id = "q" + queries++;
      job.send(
          Topic.QUERIES,
          "support/" + id,
          "{\"query\":\""
              + id
              + "\",\"space\":\"support\",\"text\":\"repair the machine\",\"kinds\":[\"pattern\"],"
              + "\"explain\":true}");
      List<ConsumerRecord<byte[], byte[]>> read =
          job.readUntil(Topic.RESULTS, record -> text(record.key()).equals(id));
      JsonNode result = JSON.readTree(read.get(read.size() - 1).value());
      for (JsonNode hit : result.get("hits")) {
        if (isMeant.test(hit)) {
          return hit;
        }
      }
    }
    throw new AssertionError("no answer was it within " + PATIENCE);
  }

  /** Writes an episode that ends now, and gives back its id. */
  private String episode(
      RunningJob job, String first, String second, String verdict, String applied)
      throws Exception {
    String id = "e" + episodes++;
    String head =
        "\"space\":\"support\",\"episode\":\"" + id + "\",\"at\":\"" + Instant.now() + '"';
    List<String> records = new ArrayList<>();
    records.add(
        "{\"type\":\"started\","
            + head
            + ",\"agent\":\"agent-"
            + id
            + "\",\"task\":{\"description\":\"repair the machine\",\"domain\":\"workshop\"}}");
    records.add("{\"type\":\"step\"," + head + ",\"step\":1,\"tool\":\"" + first + "\"}");
    records.add(
        "{\"type\":\"step\","
            + head
            + ",\"step\":2,\"tool\":\""
            + second
            + '"'
            + (applied == null ? "" : ",\"appliedPatterns\":[\"" + applied + "\"]")
            + '}');
    records.add(
        "{\"type\":\"completed\","
            + head
            + ",\"steps\":2,\"outcome\":{\"verdict\":\""
            + verdict
            + "\"}}");
    for (String record : records) {
      job.send(Topic.EPISODES, "support/" + id, record);
    }
    return id;
  }
}
