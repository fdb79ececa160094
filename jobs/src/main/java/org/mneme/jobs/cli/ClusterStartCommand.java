package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterException;
import org.mneme.jobs.cluster.ClusterProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts a cluster, or what has died of one. */
@Command(
    name = "start",
    description = {
      "Start the processes and submit the job.",
      "On a cluster of which processes have died it starts those, and the job goes on from its last"
          + " checkpoint."
    })
final class ClusterStartCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ClusterArguments where;

  @Mixin private ClusterSizeArguments size;

  @Override
  public Integer call() {
    Cluster cluster = where.cluster();
    PrintWriter out = spec.commandLine().getOut();
    List<ClusterProcess> known = cluster.processes();
    boolean isDamaged =
        known.stream().anyMatch(ClusterProcess::isAlive)
            && !known.stream().allMatch(ClusterProcess::isAlive);
    if (isDamaged) {
      out.println("started again: " + String.join(", ", cluster.revive()));
      out.flush();
      cluster.job().awaitRunning(ClusterStatusView.RECOVERS_WITHIN);
    } else {
      requireNew(cluster);
      out.println("starting ZooKeeper, Kafka, the JobManager and the TaskManagers ...");
      out.flush();
      size.start(cluster, Optional.empty());
    }
    ClusterStatusView.print(cluster, out);
    return ExitCode.OK.code();
  }

  private static void requireNew(Cluster cluster) {
    cluster
        .folder()
        .latestSnapshot()
        .ifPresent(
            snapshot -> {
              throw new ClusterException(
                  cluster.folder().root()
                      + " holds a memory ("
                      + snapshot.getFileName()
                      + "); go on from it with 'bin/mneme cluster resume', or name another --dir");
            });
  }
}
