package org.mneme.jobs.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterException;
import org.mneme.jobs.cluster.ClusterFolder;
import org.mneme.jobs.cluster.ClusterHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme chaos}: {@link ChaosRun}; exits with 1 if anything was lost, doubled or changed. */
@Command(
    name = "chaos",
    description = {
      "Start a cluster of processes, write to it, and kill its TaskManagers, JobManager and broker"
          + " (SIGKILL) at random moments; stop it with a savepoint and resume it at another"
          + " parallelism.",
      "In the end what was learned and what the compacted topics say must equal a run of the same"
          + " records without faults, to the last bit; every query must have an answer; and only"
          + " what had to be refused may be a dead letter. Exits with 1 and says why otherwise."
    })
public final class ChaosCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "Processes to kill, at least 3 (${DEFAULT-VALUE}).")
  private int kills = 24;

  @Option(
      names = "--rescales",
      paramLabel = "N",
      description = "Stops with a savepoint and resumes in between (${DEFAULT-VALUE}).")
  private int rescales = 2;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What records and faults depend on (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Records written a second (${DEFAULT-VALUE}).")
  private int recordsPerSecond = 200;

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "Queries asked a second (${DEFAULT-VALUE}).")
  private int queriesPerSecond = 20;

  @Option(
      names = "--pause",
      paramLabel = "MS",
      description = "Longest time from a recovery to the next fault (${DEFAULT-VALUE}).")
  private int pauseMillis = 6_000;

  @Option(
      names = "--guarantee",
      paramLabel = "NAME",
      description = {
        "How upserts are written: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).",
        "With EXACTLY_ONCE no record of the compacted topics may be repeated either."
      })
  private DeliveryGuarantee guarantee = DeliveryGuarantee.AT_LEAST_ONCE;

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      description = "An empty folder for data and logs (target/chaos-<time> by default).")
  private Path folder;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the report as Markdown.")
  private Path report;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ClusterHome home = ClusterHome.ofThisProgram();
    Path data =
        folder == null ? home.root().resolve("target/chaos-" + System.currentTimeMillis()) : folder;
    ClusterFolder own = new ClusterFolder(data);
    if (own.latestSnapshot().isPresent()) {
      throw new ClusterException(data + " holds a memory already; name an empty folder");
    }
    PrintWriter out = spec.commandLine().getOut();
    ChaosParameters parameters =
        new ChaosParameters(
            seed, kills, rescales, recordsPerSecond, queriesPerSecond, pauseMillis, guarantee);
    ChaosReport result = new ChaosRun(new Cluster(home, own), parameters, out).run();
    out.println();
    out.print(result.markdown());
    if (report != null) {
      Files.writeString(report, result.markdown());
    }
    out.println("data and logs are in " + own.root());
    out.flush();
    return result.problems().isEmpty() ? 0 : 1;
  }
}
