package org.mneme.jobs.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterException;
import org.mneme.jobs.cluster.ClusterFolder;
import org.mneme.jobs.cluster.ClusterHome;
import org.mneme.jobs.cluster.ClusterLayout;
import org.mneme.jobs.cluster.ClusterPlan;
import org.mneme.jobs.cluster.ClusterProcess;
import org.mneme.jobs.cluster.Waiting;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;

/**
 * A cluster of one TaskManager on which one job after the other is put, each with topics, group and
 * options of its own.
 */
public final class DrillGround implements AutoCloseable {

  private static final ClusterLayout LAYOUT = new ClusterLayout(2, 1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Cluster cluster;
  private Configuration job;

  private DrillGround(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts it.
   *
   * @param folder empty or missing
   * @param options of all jobs and of Flink
   */
  public static DrillGround start(Path folder, Map<String, String> options) {
    Cluster cluster = new Cluster(ClusterHome.ofThisProgram(), new ClusterFolder(folder));
    if (cluster.folder().latestSnapshot().isPresent()) {
      throw new ClusterException(folder + " holds a memory already; name an empty folder");
    }
    Map<String, String> all = new HashMap<>(options);
    all.put("web.cancel.enable", "true");
    cluster.start(ClusterPlan.of(LAYOUT, Optional.empty()), 0, 0, Configuration.fromMap(all));
    return new DrillGround(cluster);
  }

  /**
   * Submits a job.
   *
   * @param name of its topics and its group
   * @param from snapshot that it goes on from
   * @return its options
   */
  public Configuration submit(String name, Map<String, String> options, Optional<Path> from) {
    Map<String, String> own = new HashMap<>(options);
    own.put("mneme.topics.prefix", name + '.');
    own.put("mneme.kafka.group-id", name);
    job = cluster.configuration();
    own.forEach(job::setString);
    try (Topics topics = Topics.connect(KafkaOptions.parameters(job))) {
      topics.create(TopicOptions.specs(job));
    }
    cluster.job().submit(LAYOUT.parallelism(), from, own);
    return job;
  }

  /** The cluster. */
  public Cluster cluster() {
    return cluster;
  }

  /** Waits for a checkpoint that began after this was called, and says what Flink says of it. */
  public JsonNode awaitCheckpoint() {
    long now = System.currentTimeMillis();
    JsonNode[] last = new JsonNode[1];
    boolean isThere =
        Waiting.until(
            PATIENCE,
            () -> {
              last[0] =
                  cluster
                      .job()
                      .checkpoints()
                      .map(all -> all.at("/latest/completed"))
                      .filter(it -> it.path("trigger_timestamp").asLong() > now)
                      .orElse(null);
              return last[0] != null;
            });
    if (!isThere) {
      throw new ClusterException("no checkpoint within " + PATIENCE);
    }
    return last[0];
  }

  /** What a process has used of the processors until now. */
  public Duration cpu(String process) {
    return Stream.of(cluster.process(process))
        .map(ClusterProcess::pid)
        .flatMap(pid -> pid.flatMap(ProcessHandle::of).stream())
        .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Bytes of the broker's log of some topics of the last job. */
  public long logBytes(List<String> topics) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(cluster.folder().root().resolve("kafka"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".log")).toList()) {
        String partition = file.getParent().getFileName().toString();
        if (topics.contains(partition.substring(0, Math.max(0, partition.lastIndexOf('-'))))) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    cluster.stop();
  }
}
