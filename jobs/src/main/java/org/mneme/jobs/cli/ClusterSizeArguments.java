package org.mneme.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterLayout;
import org.mneme.jobs.config.ConfigArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a cluster is started: its size, where it listens, and options. */
@Command
final class ClusterSizeArguments {

  @Mixin private ConfigArguments config;

  @Option(
      names = {"--parallelism", "-p"},
      paramLabel = "N",
      description = "Subtasks of each operator of the job (${DEFAULT-VALUE}).")
  private int parallelism = 2;

  @Option(
      names = "--taskmanagers",
      paramLabel = "N",
      description = "Processes that run them (2, or 1 at parallelism 1).")
  private Integer taskManagers;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Kafka's port (${DEFAULT-VALUE}; 0 for any free one).")
  private int kafkaPort = 9092;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      description = "Port of Flink's web UI (${DEFAULT-VALUE}; 0 for any free one).")
  private int webPort = 8081;

  /** Starts the processes and submits the job; stops them when it is refused. */
  void start(Cluster cluster, Optional<Path> from) {
    ClusterLayout layout =
        new ClusterLayout(
            parallelism, taskManagers == null ? Math.min(2, parallelism) : taskManagers);
    cluster.start(layout, kafkaPort, webPort, config.load(new Configuration()));
    try {
      cluster.job().submit(parallelism, from);
    } catch (RuntimeException e) {
      cluster.stop();
      throw e;
    }
  }
}
