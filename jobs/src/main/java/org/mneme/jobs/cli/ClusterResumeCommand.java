package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a cluster that was stopped. */
@Command(
    name = "resume",
    description = {
      "Start the processes again and go on from the savepoint of the last stop, or the last"
          + " checkpoint where there was none, at this or another parallelism. Ports and options are"
          + " those of the last start, but for what is given here."
    })
final class ClusterResumeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ClusterArguments where;

  @Mixin private ClusterSizeArguments size;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description = "Another savepoint or checkpoint than the newest.")
  private Path from;

  @Override
  public Integer call() {
    Cluster cluster = where.cluster();
    PrintWriter out = spec.commandLine().getOut();
    cluster.folder().keepTo(() -> resume(cluster, out));
    ClusterStatusView.print(cluster, out);
    return ExitCode.OK.code();
  }

  private void resume(Cluster cluster, PrintWriter out) {
    Path snapshot =
        Optional.ofNullable(from)
            .or(cluster.folder()::latestSnapshot)
            .orElseThrow(
                () ->
                    new ClusterException(
                        "there is no savepoint or checkpoint in "
                            + cluster.folder().root()
                            + "; begin with 'bin/mneme cluster start'"));
    out.println("resuming from " + snapshot.getFileName() + " ...");
    out.flush();
    size.resume(cluster, snapshot.toAbsolutePath());
  }
}
