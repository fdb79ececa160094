package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterException;
import org.mneme.jobs.cluster.ClusterProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops a cluster. */
@Command(
    name = "stop",
    description = {
      "Stop the job with a savepoint, then all processes.",
      "'bin/mneme cluster resume' goes on from there."
    })
final class ClusterStopCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ClusterArguments where;

  @Option(
      names = "--without-savepoint",
      description =
          "Stop the processes as they are, also when the job does not run; 'resume' goes on from the"
              + " last checkpoint, and nothing is lost.")
  private boolean isWithoutSavepoint;

  @Override
  public Integer call() {
    Cluster cluster = where.cluster();
    PrintWriter out = spec.commandLine().getOut();
    cluster.folder().keepTo(() -> stop(cluster, out));
    return ExitCode.OK.code();
  }

  private void stop(Cluster cluster, PrintWriter out) {
    if (cluster.processes().stream().noneMatch(ClusterProcess::isAlive)) {
      throw new ClusterException("no cluster is running in " + cluster.folder().root());
    }
    if (!isWithoutSavepoint) {
      if (!cluster.job().isRunning()) {
        throw new ClusterException(
            "the job does not run, so there can be no savepoint: start what is missing with"
                + " 'bin/mneme cluster start', or stop with --without-savepoint");
      }
      out.println("saved " + cluster.job().stop());
      out.flush();
    }
    cluster.stop();
    out.println("stopped");
    out.flush();
  }
}
