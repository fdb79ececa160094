package org.mneme.jobs.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mneme.jobs.bench.BenchOutput;
import org.mneme.jobs.config.ConfigArguments;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code mneme bench recall}: recall beside an echo, on a stack of its own in a temporary folder.
 */
@Command(
    name = "recall",
    description = {
      "Measures recall through Kafka at a fixed rate beside a plain echo through Kafka of the"
          + " same sizes, in turns. Latencies count from the instant at which a query was meant"
          + " to be sent.",
      "Exits with 1 if an answer is missing."
    })
public final class RecallBenchCommand implements Callable<Integer> {

  private static final int PARALLELISM = 2;

  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;

  @Spec private CommandSpec spec;

  @Mixin private Size size;

  @Mixin private ConfigArguments config;

  @Mixin private BenchOutput output;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes the table with machine and parameters as JSON.")
  private Path report;

  /**
   * The command.
   *
   * @param job builds the job under test
   */
  public RecallBenchCommand(BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    this.job = job;
  }

  /** What is measured, and how long. */
  static final class Size {

    @Option(
        names = "--episodes",
        paramLabel = "N",
        description = "Episodes stored in one space beforehand (${DEFAULT-VALUE}).")
    private int episodes = 10_000;

    @Option(
        names = "--rate",
        paramLabel = "N",
        description = "Queries, and echoes, per second (${DEFAULT-VALUE}).")
    private double perSecond = 1_000;

    @Option(
        names = "--seconds",
        paramLabel = "N",
        description = "Length of a phase (${DEFAULT-VALUE}).")
    private int seconds = 8;

    @Option(
        names = "--repeats",
        paramLabel = "N",
        description = "Measured pairs of phases (${DEFAULT-VALUE}).")
    private int repeats = 5;

    @Option(
        names = "--warm-ups",
        paramLabel = "N",
        description = "Pairs of phases that do not count (${DEFAULT-VALUE}).")
    private int warmUps = 4;

    @Option(
        names = "--seed",
        paramLabel = "N",
        description = "What episodes and queries depend on (${DEFAULT-VALUE}).")
    private long seed = FleetParameters.DEFAULT_SEED;

    @Option(
        names = "--storing",
        paramLabel = "SPACES",
        description =
            "Measures once more while about 1,000 episodes a second are stored in so many other"
                + " spaces, or with 0 in the one that is asked.")
    private Integer storing;

    private BenchParameters parameters() {
      return new BenchParameters(episodes, perSecond, seconds, repeats, warmUps, seed, storing);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    BenchReport measured =
        new BenchSetting(job, config)
            .inFolder(PARALLELISM, new RecallBench(parameters(), job, out)::run);
    measured.print(out);
    if (report != null) {
      measured.write(report);
      out.println("report in " + report);
    }
    return output.take(measured.result(), out);
  }

  private BenchParameters parameters() {
    try {
      return size.parameters();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage());
    }
  }
}
