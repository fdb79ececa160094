package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.RunningJob.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.EmbeddingProvider.Health;
import org.mneme.jobs.kafka.Topic;

/** The whole job with a provider of vectors that is down for a while. */
class EmbeddingOutageITCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MISSED = 10;

  @TempDir Path folder;

  @Test
  void losesNoEpisodeAndAnswersEveryQueryThroughAnOutage() throws Exception {
    try (EmbeddingProvider provider = new EmbeddingProvider();
        LocalStack stack = LocalStack.start(folder);
        RunningJob job = stack.run("outage.", provider.options())) {
      episode(job, "before", "Book a flight to Seattle");
      assertThat(memory(job, "before").at("/embedding/model").asText()).isEqualTo("tiny");
      JsonNode answer = answer(job, "q1", "flight to Seattle");
      assertThat(answer.has("degraded")).isFalse();
      assertThat(answer.at("/hits/0/parts/similarity").asDouble()).isPositive();

      provider.is(Health.DOWN);
      List<String> missed = new ArrayList<>();
      for (int i = 0; i < MISSED; i++) {
        missed.add("missed-" + i);
        episode(job, missed.get(i), "Cancel hotel number " + i);
      }
      // Who brings a vector does not wait, and neither do checkpoints and queries.
      EpisodeRecords other = new EpisodeRecords("robots", "supplied", Instant.now());
      job.send(
          Topic.EPISODES, other.key(), other.startedWith("{\"model\":\"own\",\"vector\":[1,0]}"));
      job.send(Topic.EPISODES, other.key(), other.completed(0));
      List<ConsumerRecord<byte[], byte[]>> first = job.read(Topic.MEMORIES, 1);
      assertThat(text(first.get(0).key())).isEqualTo("robots/supplied");
      job.awaitCheckpoint();
      JsonNode degraded = answer(job, "q2", "flight to Seattle");
      assertThat(degraded.get("degraded")).extracting(JsonNode::asText).contains("similarity");
      assertThat(degraded.at("/hits/0/id").asText()).isEqualTo("before");

      List<ConsumerRecord<byte[], byte[]>> late = job.read(Topic.MEMORIES, MISSED);
      assertThat(late)
          .extracting(record -> text(record.key()).substring("support/".length()))
          .containsExactlyInAnyOrderElementsOf(missed);
      for (ConsumerRecord<byte[], byte[]> record : late) {
        assertThat(JSON.readTree(record.value()).has("embedding")).isFalse();
        assertThat(JSON.readTree(record.value()).get("status").asText()).isEqualTo("stored");
      }
      assertThat(answer(job, "q3", "cancel hotel").get("hits")).hasSize(MISSED);

      // What waits when the job stops is asked for again when it starts.
      provider.is(Health.HANGING);
      episode(job, "waiting", "Rent a car in Boston");
      provider.awaitRequest();
      job.restartFromSavepoint(1);
      provider.is(Health.UP);
      assertThat(memory(job, "waiting").at("/embedding/model").asText()).isEqualTo("tiny");
      JsonNode after = answer(job, "q4", "car in Boston");
      assertThat(after.at("/hits/0/id").asText()).isEqualTo("waiting");
      assertThat(after.at("/hits/0/parts/similarity").asDouble()).isPositive();

      // What was stored without a vector gets one when it is asked for again.
      job.send(
          Topic.COMMANDS,
          "support/support",
          "{\"type\":\"reembed\",\"id\":\"c1\",\"space\":\"support\"}");
      Set<String> completed = new TreeSet<>();
      while (completed.size() < MISSED) {
        for (ConsumerRecord<byte[], byte[]> record : job.read(Topic.MEMORIES, 1)) {
          JsonNode memory = JSON.readTree(record.value());
          assertThat(memory.at("/embedding/model").asText()).isEqualTo("tiny");
          completed.add(text(record.key()).substring("support/".length()));
        }
      }
      assertThat(completed).containsExactlyInAnyOrderElementsOf(missed);
      JsonNode found = answer(job, "q5", "cancel hotel");
      assertThat(found.has("degraded")).isFalse();
      assertThat(found.at("/hits/0/parts/similarity").asDouble()).isPositive();
    }
  }

  private static void episode(RunningJob job, String id, String description) throws Exception {
    EpisodeRecords records = new EpisodeRecords("support", id, Instant.now());
    job.send(Topic.EPISODES, records.key(), records.started(description));
    job.send(Topic.EPISODES, records.key(), records.completed(0));
  }

  private static JsonNode memory(RunningJob job, String id) throws Exception {
    return last(
        job.readUntil(Topic.MEMORIES, record -> text(record.key()).equals("support/" + id)));
  }

  private static JsonNode answer(RunningJob job, String id, String text) throws Exception {
    job.send(Topic.QUERIES, "support/" + id, EpisodeRecords.query(id, text));
    return last(job.readUntil(Topic.RESULTS, record -> text(record.key()).equals(id)));
  }

  private static JsonNode last(List<ConsumerRecord<byte[], byte[]>> read) throws Exception {
    return JSON.readTree(read.get(read.size() - 1).value());
  }
}
