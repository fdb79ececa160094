package org.mneme.jobs.cli;

import picocli.CommandLine.Command;

/** A cluster of processes on this machine. */
@Command(
    name = "cluster",
    description = {
      "A real cluster on this machine: Kafka, ZooKeeper, a JobManager and TaskManagers as processes"
          + " of their own, which go on when this command has ended.",
      "All of it listens on the loopback address only."
    },
    subcommands = {
      ClusterStartCommand.class,
      ClusterStatusCommand.class,
      ClusterStopCommand.class,
      ClusterResumeCommand.class
    })
final class ClusterCommand {}
