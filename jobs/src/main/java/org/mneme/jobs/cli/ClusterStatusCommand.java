package org.mneme.jobs.cli;

import java.util.concurrent.Callable;
import org.mneme.jobs.cluster.Cluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what runs. */
@Command(
    name = "status",
    description = {
      "Show the processes, the job, its last checkpoint and how far it is behind its topics.",
      "Exits with 1 when something is not running."
    })
final class ClusterStatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ClusterArguments where;

  @Override
  public Integer call() {
    Cluster cluster = where.cluster();
    boolean isWhole = ClusterStatusView.print(cluster, spec.commandLine().getOut());
    return (isWhole ? ExitCode.OK : ExitCode.FAILED).code();
  }
}
