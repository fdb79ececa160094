package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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
      "On a cluster of which processes have died, or that an earlier start left half-way, it starts"
          + " what is missing, and the job goes on from its last checkpoint."
    })
final class ClusterStartCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ClusterArguments where;

  @Mixin private ClusterSizeArguments size;

  @Override
  public Integer call() {
    Cluster cluster = where.cluster();
    PrintWriter out = spec.commandLine().getOut();
    cluster.folder().keepTo(() -> start(cluster, out));
    ClusterStatusView.print(cluster, out);
    return ExitCode.OK.code();
  }

  private void start(Cluster cluster, PrintWriter out) {
    boolean isRunning = cluster.processes().stream().anyMatch(ClusterProcess::isAlive);
    if (isRunning && (!cluster.missing().isEmpty() || cluster.lacksItsJob())) {
      out.println("starting what is missing: " + String.join(", ", missing(cluster)));
      out.flush();
      cluster.mend();
    } else {
      requireNew(cluster);
      out.println("starting ZooKeeper, Kafka, the JobManager and the TaskManagers ...");
      out.flush();
      size.start(cluster);
    }
  }

  private static List<String> missing(Cluster cluster) {
    List<String> missing = new ArrayList<>(cluster.missing());
    if (cluster.lacksItsJob()) {
      missing.add("the job");
    }
    return missing;
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
