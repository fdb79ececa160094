package org.mneme.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterLayout;
import org.mneme.jobs.cluster.ClusterPlan;
import org.mneme.jobs.cluster.ClusterPorts;
import org.mneme.jobs.config.ConfigArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a cluster is started: its size, where it listens, and options. */
@Command
final class ClusterSizeArguments {

  private static final ClusterPorts NEW = new ClusterPorts(9092, 8081, 0);

  @Mixin private ConfigArguments config;

  @Option(
      names = {"--parallelism", "-p"},
      paramLabel = "N",
      description = "Subtasks of each operator of the job (2, or what they were before).")
  private Integer parallelism;

  @Option(
      names = "--taskmanagers",
      paramLabel = "N",
      description = "Processes that run them (2, or 1 at parallelism 1).")
  private Integer taskManagers;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Kafka's port (9092, or what it was before; 0 for any free one).")
  private Integer kafkaPort;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      description = "Port of Flink's web UI (8081, or what it was before; 0 for any free one).")
  private Integer webPort;

  /** Starts a cluster that knows of none before it. */
  void start(Cluster cluster) {
    start(cluster, Optional.empty(), 2, NEW, new Configuration());
  }

  /** Starts a cluster that was stopped, as it was but for what these arguments say. */
  void resume(Cluster cluster, Path from) {
    int before = cluster.plan().map(plan -> plan.layout().parallelism()).orElse(2);
    start(cluster, Optional.of(from), before, cluster.lastPorts().orElse(NEW), cluster.given());
  }

  private void start(
      Cluster cluster, Optional<Path> from, int subtasks, ClusterPorts ports, Configuration given) {
    int chosen = parallelism == null ? subtasks : parallelism;
    ClusterLayout layout =
        new ClusterLayout(chosen, taskManagers == null ? Math.min(2, chosen) : taskManagers);
    cluster.start(
        ClusterPlan.of(layout, from),
        kafkaPort == null ? ports.kafka() : kafkaPort,
        webPort == null ? ports.web() : webPort,
        config.load(given));
    try {
      cluster.submit();
    } catch (RuntimeException e) {
      cluster.stop();
      throw e;
    }
  }
}
