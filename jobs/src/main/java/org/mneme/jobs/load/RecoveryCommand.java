package org.mneme.jobs.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mneme.jobs.bench.BenchOutput;
import org.mneme.jobs.bench.BenchResult;
import org.mneme.jobs.bench.Machine;
import org.mneme.jobs.bench.Table;
import org.mneme.jobs.config.ConfigArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme bench recovery}: {@link RecoveryBench} by size. */
@Command(
    name = "recovery",
    description = {
      "Measures how long a memory that was stopped takes to answer again, by its size: broker,"
          + " cluster and job started on what they left, until the first answer and the first that"
          + " is whole. 'mneme chaos' kills processes instead.",
      "Exits with 1 if an episode is gone."
    })
public final class RecoveryCommand implements Callable<Integer> {

  private static final int PARALLELISM = 2;

  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;

  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;
  @Mixin private BenchOutput output;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      description = "Episodes of one space (${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of(1_000, 10_000, 30_000);

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What episodes and queries depend on (${DEFAULT-VALUE}).")
  private long seed = FleetParameters.DEFAULT_SEED;

  /**
   * The command.
   *
   * @param job builds the job under test
   */
  public RecoveryCommand(BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    this.job = job;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<List<String>> rows = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int size : sizes) {
      RecoveryBench.Result result =
          new BenchSetting(job, config)
              .inFolder(PARALLELISM, new RecoveryBench(size, seed, job, out)::run);
      rows.add(
          List.of(
              String.format(Locale.ROOT, "%,d", size),
              String.format(Locale.ROOT, "%.1f", result.snapshotBytes() / 1e6),
              seconds(result.startedMillis()),
              seconds(result.runningMillis()),
              seconds(result.answeredMillis()),
              seconds(result.wholeMillis())));
      if (result.episodes() != size) {
        problems.add(result.episodes() + " of " + size + " episodes are there afterwards");
      }
    }
    Table table =
        new Table(
            "Seconds from the start of the broker",
            List.of(
                "episodes",
                "state, MB",
                "job submitted",
                "all tasks run",
                "first answer",
                "first whole answer"),
            rows);
    return output.take(
        new BenchResult(
            "recovery",
            Machine.here(),
            Instant.now().toString(),
            Map.of("seed", Long.toString(seed)),
            List.of(table),
            List.of(),
            problems),
        out);
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.2f", millis / 1e3);
  }
}
