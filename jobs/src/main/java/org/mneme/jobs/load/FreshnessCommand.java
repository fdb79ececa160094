package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
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

/** {@code mneme bench freshness}: {@link FreshnessBench}, and its targets. */
@Command(
    name = "freshness",
    description = {
      "Measures how long it takes until a write is applied, can be recalled and is learned, while"
          + " episodes of ten steps are written at a steady rate and every fifth is asked for at"
          + " once; beside an echo.",
      "Exits with 1 if an answer is missing or wrong; a missed target is said, and is no failure."
    })
public final class FreshnessCommand implements Callable<Integer> {

  private static final int PARALLELISM = 2;

  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;

  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;
  @Mixin private BenchOutput output;

  @Option(names = "--rate", paramLabel = "N", description = "Episodes a second (${DEFAULT-VALUE}).")
  private int perSecond = 100;

  @Option(names = "--seconds", paramLabel = "N", description = "Measured time (${DEFAULT-VALUE}).")
  private int seconds = 40;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Seconds before it (${DEFAULT-VALUE}).")
  private int warmUpSeconds = 30;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the episodes depend on (${DEFAULT-VALUE}).")
  private long seed = FleetParameters.DEFAULT_SEED;

  /**
   * The command.
   *
   * @param job builds the job under test
   */
  public FreshnessCommand(BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    this.job = job;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    FreshnessBench.Result result =
        new BenchSetting(job, config)
            .inFolder(
                PARALLELISM,
                new FreshnessBench(perSecond, seconds, warmUpSeconds, seed, job, out)::run);
    List<String> problems =
        result.unanswered() + result.wrong() == 0
            ? List.of()
            : List.of(result.unanswered() + " without an answer, " + result.wrong() + " wrong");
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("episodes/s", Integer.toString(perSecond));
    parameters.put("seconds", Integer.toString(seconds));
    parameters.put("warm-up", Integer.toString(warmUpSeconds));
    parameters.put("seed", Long.toString(seed));
    return output.take(
        new BenchResult(
            "freshness",
            Machine.here(),
            Instant.now().toString(),
            parameters,
            List.of(
                LatencyTable.of("End to end, by the client", result.endToEnd()),
                LatencyTable.of("Inside the job", result.inside()),
                targets(result)),
            List.of(),
            problems),
        out);
  }

  /** A target: the percentile of an operation that must be below so many milliseconds. */
  private record Target(
      String what, String operation, String percentile, double millis, ToLongFunction<Figures> of) {

    Target(String what, String operation, double millis) {
      this(what, operation, "p95", millis, Figures::p95Micros);
    }
  }

  private static final List<Target> TARGETS =
      List.of(
          new Target("create", "episode-created", 20),
          new Target("step", "step-logged", 5),
          new Target("completion to searchable", "episode-completed.searchable", 150),
          new Target("completion to the client's acknowledgement", "episode-acknowledged", 150),
          new Target("pattern extraction: the work of a window", "patterns.window", 320),
          new Target("retrieval", "recall", 30),
          new Target("state write", "state-write", 8));

  private static Table targets(FreshnessBench.Result result) {
    Map<String, Figures> all = new LinkedHashMap<>(result.inside());
    all.putAll(result.endToEnd());
    List<List<String>> rows = new ArrayList<>();
    for (Target target : TARGETS) {
      Figures figures = all.get(target.operation());
      if (figures != null) {
        double millis = target.of().applyAsLong(figures) / 1e3;
        rows.add(
            List.of(
                target.what(),
                "`" + target.operation() + "` " + target.percentile(),
                String.format(Locale.ROOT, "%.2f", millis),
                String.format(Locale.ROOT, "< %.0f", target.millis()),
                millis < target.millis() ? "met" : "**missed**"));
      }
    }
    return new Table("Targets, ms", List.of("what", "operation", "measured", "target", ""), rows);
  }
}
