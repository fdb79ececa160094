package org.mneme.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.LocalStack;
import org.mneme.jobs.RunningJob;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.proof.ShuffledJob.Learned;
import org.mneme.jobs.snapshot.SnapshotExport;
import org.mneme.wire.JsonCodec;

/**
 * Promise 6 with a real Kafka: the same log through real topics, stopped in the middle and gone on
 * with at another parallelism, is learned as it is from memory; and what a consumer recomputes from
 * the topics is what state holds.
 */
class KafkaOrderITCase {

  private static final List<LogRecord> LOG = ProofLog.of(1);
  private static final int STORED_BEFORE_THE_RESTART = 40;

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
  void learnsTheSameFromKafkaOverARestartAtAnotherParallelism() throws Exception {
    Learned expected =
        new ShuffledJob(stack.cluster(), "beside-kafka", Shuffle.of(LOG, 1, 0)).play(1);
    Shuffle shuffle = Shuffle.of(LOG, 2_000, 7);
    Map<String, String> options = ShuffledJob.configuration(2).toMap();
    options.put("mneme.time.alignment", "1000 d");
    try (RunningJob job = stack.run("order.", options)) {
      send(job, shuffle, true);
      job.read(Topic.MEMORIES, STORED_BEFORE_THE_RESTART);
      job.restartFromSavepoint(1);
      send(job, shuffle, false);
      Set<String> awaited = new HashSet<>();
      ProofLog.SPACES.forEach(space -> awaited.add(ProofLog.lastCommand(space)));
      job.readUntil(
          Topic.RESULTS,
          record -> {
            awaited.remove(RunningJob.text(record.key()));
            return awaited.isEmpty();
          });
      Path savepoint = job.stop();

      for (String space : ProofLog.SPACES) {
        List<String> canonical = SnapshotExport.read(savepoint, folder, space);
        assertThat(canonical).as(space).isEqualTo(expected.canonical().get(space));
        topics(job).assertEqualState(space, canonical);
      }
    }
  }

  private static void send(RunningJob job, Shuffle shuffle, boolean isBeforeTheMiddle)
      throws Exception {
    for (Map.Entry<Topic, List<List<LogRecord>>> topic : shuffle.partitions().entrySet()) {
      for (List<LogRecord> partition : topic.getValue()) {
        int middle = Shuffle.before(shuffle.middle(), partition);
        List<LogRecord> half =
            isBeforeTheMiddle
                ? partition.subList(0, middle)
                : partition.subList(middle, partition.size());
        for (LogRecord record : half) {
          job.post(
              topic.getKey(),
              record.partition(),
              record.key(),
              record.value().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    job.flush();
  }

  /** What a consumer makes of the compacted topics from their beginning. */
  private static TopicContents topics(RunningJob job) {
    JsonCodec codec = new JsonCodec();
    RunControl consumer = new RunControl();
    for (ConsumerRecord<byte[], byte[]> record : job.folded(Topic.CONCEPTS)) {
      consumer.take(codec.decodeConcept(record.value()));
    }
    for (ConsumerRecord<byte[], byte[]> record : job.folded(Topic.BINDINGS)) {
      consumer.take(codec.decodeBinding(record.value()));
    }
    for (ConsumerRecord<byte[], byte[]> record : job.folded(Topic.MEMORIES)) {
      consumer.take(codec.decodeMemory(record.value()));
    }
    return consumer.topics();
  }
}
