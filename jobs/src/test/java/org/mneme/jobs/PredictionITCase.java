package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.RunningJob.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.Topic;

/** A robot learns within a task: what it did is used before the task is done. */
class PredictionITCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_QUESTIONS = 200;

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
  void predictsFromTheStepsOfAnOpenEpisodeAlsoAfterARestart() throws Exception {
    try (RunningJob job = stack.run("robot.")) {
      EpisodeRecords task = new EpisodeRecords("robots", "t1", Instant.now());
      job.send(Topic.EPISODES, task.key(), task.started("Pick the red box"));
      for (int number = 1; number <= 3; number++) {
        job.send(Topic.EPISODES, task.key(), step(task, number, number == 2 ? "push" : "grasp"));
      }

      JsonNode predicted = predicted(job, "first");

      assertThat(predicted.get("tools").get(0).get("tool").asText()).isEqualTo("grasp");
      assertThat(predicted.get("tools").get(0).get("success").asDouble()).isEqualTo(1);
      assertThat(predicted.get("tools").get(1).get("tool").asText()).isEqualTo("push");
      assertThat(predicted.get("tools").get(1).get("success").asDouble()).isZero();
      assertThat(predicted.get("confidence").asDouble()).isBetween(0.9, 0.95);
      assertThat(predicted.get("experiences"))
          .extracting(JsonNode::asText)
          .containsExactlyInAnyOrder("t1#1", "t1#2", "t1#3");

      job.restartFromSavepoint(1);
      assertThat(predicted(job, "again").get("experiences")).hasSize(3);
      job.send(Topic.EPISODES, task.key(), using(task, 4, predicted.get("experiences")));
      job.send(Topic.EPISODES, task.key(), task.completed(4));
      // The first acknowledgement is the completed episode's: nothing was before it.
      JsonNode memory = JSON.readTree(job.read(Topic.MEMORIES, 1).get(0).value());
      assertThat(memory.get("episode").asText()).isEqualTo("t1");
      assertThat(memory.get("steps")).hasSize(4);
      assertThat(predicted(job, "then").get("experiences")).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  /** Asks until there is a prediction: queries and steps are no one's order. */
  private static JsonNode predicted(RunningJob job, String name) throws Exception {
    for (int i = 0; i < MOST_QUESTIONS; i++) {
      String id = name + '-' + i;
      job.send(
          Topic.QUERIES,
          "robots/" + id,
          "{\"query\":\""
              + id
              + "\",\"space\":\"robots\",\"mode\":\"predict\",\"state\":[0.9,0.1,0.5]}");
      List<ConsumerRecord<byte[], byte[]>> read =
          job.readUntil(Topic.RESULTS, message -> text(message.key()).equals(id));
      JsonNode result = JSON.readTree(read.get(read.size() - 1).value());
      if (result.has("predicted") && result.get("predicted").get("experiences").size() >= 3) {
        return result.get("predicted");
      }
      assertThat(result.get("degraded")).extracting(JsonNode::asText).contains("prediction");
    }
    throw new AssertionError("there is no prediction after " + MOST_QUESTIONS + " questions");
  }

  private static String step(EpisodeRecords task, int number, String tool) {
    String status = tool.equals("push") ? "error" : "ok";
    return withFields(
        task.step(number, tool),
        "\"state\":[0.9,0." + number + ",0.5],\"result\":{\"status\":\"" + status + "\"}");
  }

  private static String using(EpisodeRecords task, int number, JsonNode experiences) {
    return withFields(
        task.step(number, "grasp"), "\"state\":[0.9,0.1,0.5],\"usedExperiences\":" + experiences);
  }

  private static String withFields(String record, String fields) {
    return record.substring(0, record.length() - 1) + ',' + fields + '}';
  }
}
