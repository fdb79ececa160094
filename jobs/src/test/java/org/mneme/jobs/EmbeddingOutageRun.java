package org.mneme.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.jobs.EmbeddingProvider.Health;
import org.mneme.jobs.kafka.Topic;

/**
 * The whole job with a provider that is down for two minutes, with the options of production:
 * checkpoints every five seconds, an episode tried for a minute. Prints what
 * docs/measurements/embedding.md says.
 */
final class EmbeddingOutageRun {

  private static final int SECONDS_DOWN = Integer.getInteger("mneme.outage.seconds", 120);
  private static final int SECONDS_UP = 5;
  private static final int PER_SECOND = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Boolean> memories = new HashMap<>();
  private final Map<String, Boolean> answers = new HashMap<>();
  private long slowestAnswer;

  private EmbeddingOutageRun() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("mneme-outage-");
    try {
      new EmbeddingOutageRun().run(folder);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
    // Kafka and Flink leave threads behind.
    System.exit(0);
  }

  private void run(Path folder) throws Exception {
    try (EmbeddingProvider provider = new EmbeddingProvider();
        LocalStack stack = LocalStack.start(folder)) {
      Map<String, String> options = new HashMap<>(provider.options());
      options.put("mneme.embedding.http.retry-for", "60 s");
      options.put("mneme.embedding.http.query-timeout", "200 ms");
      options.put("execution.checkpointing.interval", "5 s");
      try (RunningJob job = stack.run("outage.", options)) {
        job.awaitCheckpoint();
        int ticks = (SECONDS_DOWN + 2 * SECONDS_UP) * PER_SECOND;
        long start = System.nanoTime();
        for (int i = 0; i < ticks; i++) {
          int second = i / PER_SECOND;
          provider.is(
              second >= SECONDS_UP && second < SECONDS_UP + SECONDS_DOWN ? Health.DOWN : Health.UP);
          tick(job, i);
          long due = start + (i + 1) * 1_000_000_000L / PER_SECOND;
          Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
        }
        await(job, ticks);
        report(stack, ticks);
        reembed(job);
      }
    }
  }

  private void tick(RunningJob job, int i) throws Exception {
    EpisodeRecords records = new EpisodeRecords("support", "e" + i, Instant.now());
    job.send(Topic.EPISODES, records.key(), records.started("Book flight number " + i));
    job.send(Topic.EPISODES, records.key(), records.completed(0));
    // A text that was not asked for before, so that no kept vector answers it.
    job.send(Topic.QUERIES, "support/q" + i, EpisodeRecords.query("q" + i, "flight " + i));
    collect(job);
  }

  private void collect(RunningJob job) throws Exception {
    for (ConsumerRecord<byte[], byte[]> record : job.poll(Topic.MEMORIES)) {
      memories.put(RunningJob.text(record.key()), JSON.readTree(record.value()).has("embedding"));
    }
    for (ConsumerRecord<byte[], byte[]> record : job.poll(Topic.RESULTS)) {
      JsonNode result = JSON.readTree(record.value());
      answers.put(RunningJob.text(record.key()), result.has("degraded"));
      long asked = Instant.parse(result.get("queriedAt").asText()).toEpochMilli();
      slowestAnswer = Math.max(slowestAnswer, record.timestamp() - asked);
    }
  }

  private void await(RunningJob job, int ticks) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while ((memories.size() < ticks || answers.size() < ticks) && System.nanoTime() < deadline) {
      collect(job);
    }
  }

  private void report(LocalStack stack, int ticks) throws Exception {
    System.out.printf("episodes written %d, in memory %d, ", ticks, memories.size());
    System.out.printf("without a vector %d%n", count(memories, false));
    System.out.printf("queries asked %d, answered %d, ", ticks, answers.size());
    System.out.printf(
        "without similarity %d, slowest %d ms%n", count(answers, true), slowestAnswer);
    for (JobStatusMessage status : stack.cluster().flink().listJobs().get()) {
      var counts =
          stack
              .cluster()
              .flink()
              .getExecutionGraph(status.getJobId())
              .get()
              .getCheckpointStatsSnapshot()
              .getCounts();
      System.out.printf(
          "checkpoints completed %d, failed %d; job %s, restored %d%n",
          counts.getNumberOfCompletedCheckpoints(),
          counts.getNumberOfFailedCheckpoints(),
          status.getJobState(),
          counts.getNumberOfRestoredCheckpoints());
    }
  }

  /** Gives what has no vector one, now that the provider is back. */
  private void reembed(RunningJob job) throws Exception {
    int missing = count(memories, false);
    long start = System.nanoTime();
    job.send(
        Topic.COMMANDS,
        "support/support",
        "{\"type\":\"reembed\",\"id\":\"c\",\"space\":\"support\"}");
    long deadline = start + PATIENCE.toNanos();
    while (count(memories, false) > 0 && System.nanoTime() < deadline) {
      collect(job);
    }
    System.out.printf(
        "reembed: %d of %d have a vector now, after %.1f s%n",
        missing - count(memories, false), missing, (System.nanoTime() - start) / 1e9);
    TreeSet<String> left = new TreeSet<>();
    memories.forEach((key, has) -> left.add(has ? "" : key));
    left.remove("");
    System.out.println("still without: " + left);
  }

  private static int count(Map<String, Boolean> map, boolean value) {
    return (int) map.values().stream().filter(each -> each == value).count();
  }
}
