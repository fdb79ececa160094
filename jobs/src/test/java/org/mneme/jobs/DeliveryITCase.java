package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mneme.jobs.EpisodeRecords.query;
import static org.mneme.jobs.RunningJob.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.BrokersUnfitException;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.sink.DeliveryCheck;
import org.mneme.jobs.sink.DeliveryOptions;

/**
 * How often an upsert is written when the job goes on from a checkpoint that is behind it, and what
 * becomes of episodes and queries when more come at once than are taken.
 */
class DeliveryITCase {

  private static final int BEFORE = 6;
  private static final int BEHIND = 4;
  private static final int MANY = 1_500;
  private static final int MAX_AGE_MILLIS = 200;

  /** From when a query is found young enough until its answer has a timestamp of Kafka's. */
  private static final int WRITTEN_WITHIN = 1_000;

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
  void writesEachUpsertOnceInTransactions() throws Exception {
    assertThat(keysWritten("exactly-once")).hasSize(BEFORE + BEHIND).doesNotHaveDuplicates();
  }

  @Test
  void repeatsWhatIsBehindACheckpointWithoutThem() throws Exception {
    List<String> keys = keysWritten("at-least-once");

    assertThat(keys).hasSize(BEFORE + 2 * BEHIND);
    assertThat(keys.stream().distinct()).hasSize(BEFORE + BEHIND);
  }

  @Test
  void losesNothingAndIsNeverSilentlyLateWhenMoreComesThanIsTaken() throws Exception {
    String maxAge = MAX_AGE_MILLIS + " ms";
    try (RunningJob job = stack.run("overload.", Map.of("mneme.queries.max-age", maxAge))) {
      for (int i = 0; i < MANY; i++) {
        EpisodeRecords episode = new EpisodeRecords("support", "e" + i, Instant.now());
        job.post(Topic.EPISODES, i % 2, episode.key(), bytes(episode.started("Task " + i)));
        job.post(Topic.EPISODES, i % 2, episode.key(), bytes(episode.completed(0)));
        job.post(Topic.QUERIES, i % 2, "support/q" + i, bytes(query("q" + i, "Task " + i)));
      }
      job.flush();

      Set<String> memories = new HashSet<>(RunningJob.keys(job.read(Topic.MEMORIES, MANY)));
      List<ConsumerRecord<byte[], byte[]>> results = job.read(Topic.RESULTS, MANY);

      assertThat(memories).hasSize(MANY);
      assertThat(RunningJob.keys(results)).hasSize(MANY).doesNotHaveDuplicates();
      Map<String, Long> askedAt = new HashMap<>();
      job.read(Topic.QUERIES, MANY)
          .forEach(query -> askedAt.put(text(query.key()), query.timestamp()));
      int expired = 0;
      for (ConsumerRecord<byte[], byte[]> result : results) {
        if (JSON.readTree(result.value()).path("expired").asBoolean()) {
          expired++;
        } else {
          long waited = result.timestamp() - askedAt.get("support/" + text(result.key()));
          assertThat(waited).as(text(result.key())).isLessThan(MAX_AGE_MILLIS + WRITTEN_WITHIN);
        }
      }
      assertThat(expired).isPositive();
      // Once all of it is learned, it is as before.
      JsonNode last;
      int asked = 0;
      do {
        String id = "last" + asked++;
        job.send(Topic.QUERIES, "support/" + id, query(id, "Task 1"));
        last = JSON.readTree(job.read(Topic.RESULTS, 1).get(0).value());
      } while (last.path("expired").asBoolean() && asked < MANY);
      assertThat(last.get("hits")).isNotEmpty();
    }
  }

  @Test
  void refusesATransactionLongerThanABrokerAllows() {
    try (Topics topics =
        Topics.connect(
            KafkaOptions.parameters(
                Configuration.fromMap(
                    Map.of(KafkaOptions.BOOTSTRAP.key(), stack.kafka().bootstrap()))))) {
      assertThatCode(() -> check("exactly-once", "15 min", topics)).doesNotThrowAnyException();
      assertThatCode(() -> check("at-least-once", "1 h", topics)).doesNotThrowAnyException();
      assertThatThrownBy(() -> check("exactly-once", "1 h", topics))
          .isInstanceOf(BrokersUnfitException.class)
          .hasMessageContaining("mneme.delivery.transaction-timeout is 3600000 ms")
          .hasMessageContaining("900000 ms at most");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void check(String guarantee, String timeout, Topics topics) {
    DeliveryCheck.require(
        DeliveryOptions.parameters(
            Configuration.fromMap(
                Map.of(
                    DeliveryOptions.GUARANTEE.key(), guarantee,
                    DeliveryOptions.TRANSACTION_TIMEOUT.key(), timeout))),
        topics);
  }

  /** Keys of all records of memories that a consumer of committed records sees. */
  private static List<String> keysWritten(String guarantee) throws Exception {
    Map<String, String> options = new HashMap<>();
    options.put(DeliveryOptions.GUARANTEE.key(), guarantee);
    options.put("execution.checkpointing.interval", "1 h");
    try (RunningJob job = stack.run(guarantee + ".", options)) {
      send(job, 0, BEFORE);
      job.awaitCheckpoint();
      send(job, BEFORE, BEFORE + BEHIND);
      job.restartFromCheckpoint();
      job.read(Topic.MEMORIES, BEHIND);
      job.awaitCheckpoint();
      return RunningJob.keys(job.readCommitted(Topic.MEMORIES, BEFORE + BEHIND));
    }
  }

  private static void send(RunningJob job, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      EpisodeRecords episode = new EpisodeRecords("support", "e" + i, Instant.now());
      job.send(Topic.EPISODES, episode.key(), episode.started("Task " + i));
      job.send(Topic.EPISODES, episode.key(), episode.completed(0));
    }
    job.read(Topic.MEMORIES, to - from);
  }
}
