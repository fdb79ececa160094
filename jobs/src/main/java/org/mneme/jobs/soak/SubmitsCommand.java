package org.mneme.jobs.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterHome;
import org.mneme.jobs.cluster.JvmProbe;
import org.mneme.jobs.drill.DrillGround;
import org.mneme.jobs.drill.Traffic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme soak submits}: whether a cluster is as it was after many jobs. */
@Command(
    name = "submits",
    description = {
      "Submit the job to one cluster again and again, let each remember and answer a little, cancel"
          + " it, and sample what the JVMs hold after garbage collection.",
      "submits.csv and submits.svg are in the folder. Exits with 1 if a figure grows by more than"
          + " its bound from a job to a hundred later ones."
    })
public final class SubmitsCommand implements Callable<Integer> {

  private static final Duration MAX_AGE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int EPISODES = 200;
  private static final int QUERIES_PER_SECOND = 50;

  /**
   * Shares of the mean that a hundred more jobs may add; a leak of a class loader adds far more.
   */
  private static final List<Figure> FIGURES =
      List.of(
          new Figure("taskmanager.heap", "TaskManager: heap after GC, MiB", 0.2),
          new Figure("taskmanager.metaspace", "TaskManager: metaspace, MiB", 0.2),
          new Figure("taskmanager.classes", "TaskManager: classes", 0.2),
          new Figure("taskmanager.threads", "TaskManager: threads", 0.2),
          new Figure("taskmanager.direct", "TaskManager: direct buffers, MiB", 0.2),
          new Figure("taskmanager.resident", "TaskManager: resident, MiB", 0.2),
          new Figure("jobmanager.heap", "JobManager: heap after GC, MiB", 0.2),
          new Figure("jobmanager.metaspace", "JobManager: metaspace, MiB", 0.2),
          new Figure("jobmanager.classes", "JobManager: classes", 0.2),
          new Figure("jobmanager.threads", "JobManager: threads", 0.2),
          new Figure("jobmanager.direct", "JobManager: direct buffers, MiB", 0.2),
          new Figure("jobmanager.resident", "JobManager: resident, MiB", 0.2));

  @Spec private CommandSpec spec;

  @Option(names = "--jobs", paramLabel = "N", description = "How many (${DEFAULT-VALUE}).")
  private int jobs = 50;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Jobs that are not judged (${DEFAULT-VALUE}).")
  private int warmUp = 10;

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      description = "An empty folder for data, logs and results (target/submits-<time>).")
  private Path folder;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path data =
        folder == null
            ? ClusterHome.ofThisProgram()
                .root()
                .resolve("target/submits-" + System.currentTimeMillis())
            : folder;
    PrintWriter out = spec.commandLine().getOut();
    try (DrillGround ground = DrillGround.start(data, Map.of());
        JvmProbe worker =
            JvmProbe.of(ground.cluster().process(Cluster.TASK_MANAGER + 1), "taskmanager");
        JvmProbe master =
            JvmProbe.of(ground.cluster().process(Cluster.JOB_MANAGER), "jobmanager")) {
      Samples samples = new Samples(data.resolve("submits.csv"));
      for (int job = 1; job <= jobs; job++) {
        live(ground, job);
        Map<String, Double> row = new TreeMap<>(worker.sample());
        row.putAll(master.sample());
        row.put("jobs", (double) job);
        samples.add(row);
        out.printf(
            Locale.ROOT,
            "%d jobs: %.0f classes, %.0f threads, %.0f MiB resident in the TaskManager%n",
            job,
            row.get("taskmanager.classes"),
            row.get("taskmanager.threads"),
            row.get("taskmanager.resident"));
        out.flush();
      }
      return judge(samples, data, out);
    }
  }

  private static void live(DrillGround ground, int number) throws InterruptedException {
    Configuration job = ground.submit("again", Map.of(), Optional.empty());
    // Each goes on where the last one had a checkpoint, with an empty memory, and reads some of its
    // records again.
    try (Traffic traffic = new Traffic(job, MAX_AGE, number)) {
      traffic.ask(QUERIES_PER_SECOND);
      traffic.write(EPISODES, Double.POSITIVE_INFINITY);
      traffic.askNoMore();
      if (!traffic.awaitAll(PATIENCE)) {
        throw new IllegalStateException("the job does not answer");
      }
    } finally {
      ground.cluster().job().cancel();
    }
  }

  private int judge(Samples samples, Path data, PrintWriter out) throws IOException {
    Verdicts verdicts = new Verdicts(samples, FIGURES, "jobs", 100, warmUp);
    Files.writeString(data.resolve("submits.svg"), verdicts.svg("jobs"));
    out.print(verdicts.table("100 jobs"));
    out.flush();
    verdicts.growing().forEach(figure -> out.println("WRONG: " + figure + " grows"));
    return verdicts.growing().isEmpty() ? 0 : 1;
  }
}
