package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
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

/** How often an upsert is written when the job goes on from a checkpoint that is behind it. */
class DeliveryITCase {

  private static final int BEFORE = 6;
  private static final int BEHIND = 4;

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
