package org.mneme.jobs.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterException;
import org.mneme.jobs.cluster.ClusterFolder;
import org.mneme.jobs.cluster.ClusterHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme soak}: {@link SoakRun}; exits with 1 if anything grows or did not happen. */
@Command(
    name = "soak",
    description = {
      "Start a cluster of processes and let a small fleet work on it for hours, in event time for"
          + " months: a burst of episodes now and then, queries all the time.",
      "Samples what the JVMs hold after garbage collection, RocksDB, timers, threads and latencies,"
          + " and lays a line through each: soak.csv, soak.svg and soak.md in the folder. Exits with"
          + " 1 if a figure grows by more than its bound, or if no episode was abandoned or evicted,"
          + " no binding faded, no concept or pattern dropped: then flat lines would say nothing."
    })
public final class SoakCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--hours", paramLabel = "N", description = "How long (${DEFAULT-VALUE}).")
  private double hours = 1;

  @Option(
      names = "--sample",
      paramLabel = "S",
      description = "Seconds from sample to sample (${DEFAULT-VALUE}).")
  private int sampleSeconds = 40;

  @Option(
      names = "--burst",
      paramLabel = "MS",
      description = "Milliseconds from burst to burst (${DEFAULT-VALUE}).")
  private int burstMillis = 5_000;

  @Option(
      names = "--event-minutes",
      paramLabel = "N",
      description = "Minutes of event time from burst to burst, 1 to 60 (${DEFAULT-VALUE}).")
  private int eventMinutes = 60;

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "Queries asked a second (${DEFAULT-VALUE}).")
  private int queriesPerSecond = 3;

  @Option(
      names = "--warm-up",
      paramLabel = "SHARE",
      description = "Share of the run that is not judged (${DEFAULT-VALUE}).")
  private double warmUp = 0.4;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the records depend on (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      description = "An empty folder for data, logs and results (target/soak-<time> by default).")
  private Path folder;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ClusterHome home = ClusterHome.ofThisProgram();
    Path data =
        folder == null ? home.root().resolve("target/soak-" + System.currentTimeMillis()) : folder;
    ClusterFolder own = new ClusterFolder(data);
    if (own.latestSnapshot().isPresent()) {
      throw new ClusterException(data + " holds a memory already; name an empty folder");
    }
    SoakParameters parameters =
        new SoakParameters(
            Duration.ofMillis((long) (hours * Duration.ofHours(1).toMillis())),
            Duration.ofSeconds(sampleSeconds),
            Duration.ofMillis(burstMillis),
            Duration.ofMinutes(eventMinutes),
            queriesPerSecond,
            warmUp,
            seed);
    List<String> problems =
        new SoakRun(new Cluster(home, own), parameters, spec.commandLine().getOut()).run();
    return problems.isEmpty() ? 0 : 1;
  }
}
