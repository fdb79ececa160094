package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
import org.mneme.jobs.bench.Ratio;
import org.mneme.jobs.bench.Table;
import org.mneme.jobs.config.ConfigArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme bench scaling}: {@link IngestBench} by parallelism, and {@link SkewBench}. */
@Command(
    name = "scaling",
    description = {
      "Measures how fast the job drains a topic of episodes by its parallelism, and what one space"
          + " with half of the traffic costs the others.",
      "Exits with 1 if an answer is missing."
    })
public final class ScalingCommand implements Callable<Integer> {

  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;

  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;
  @Mixin private BenchOutput output;

  @Option(
      names = "--parallelisms",
      split = ",",
      paramLabel = "N",
      description = "At which a topic is drained (${DEFAULT-VALUE}).")
  private List<Integer> parallelisms = List.of(1, 2);

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "Episodes that are drained (${DEFAULT-VALUE}).")
  private int episodes = 8_000;

  @Option(
      names = "--spaces",
      paramLabel = "N",
      description = "Spaces of the skewed load (${DEFAULT-VALUE}).")
  private int spaces = 16;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Queries a second of both loads (${DEFAULT-VALUE}).")
  private int queriesPerSecond = 500;

  @Option(
      names = "--writes",
      paramLabel = "N",
      description = "Episodes a second of both loads (${DEFAULT-VALUE}).")
  private int episodesPerSecond = 50;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Length of a phase (${DEFAULT-VALUE}).")
  private int seconds = 10;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Measured repeats (${DEFAULT-VALUE}).")
  private int repeats = 3;

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
  public ScalingCommand(BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    this.job = job;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    List<Table> tables = new ArrayList<>();
    if (!parallelisms.isEmpty() && episodes > 0) {
      tables.add(drained(out));
    }
    SkewBench.SkewParameters parameters =
        new SkewBench.SkewParameters(
            spaces, 500, queriesPerSecond, episodesPerSecond, seconds, repeats, seed);
    SkewBench.Result skew =
        setting()
            .inFolder(
                parallelisms.get(parallelisms.size() - 1),
                configuration -> new SkewBench(parameters, job, out).run(configuration));
    Map<String, Figures> lines = new LinkedHashMap<>();
    lines.put("even load", skew.even());
    lines.put("half in one space: the others", skew.others());
    lines.put("half in one space: that one", skew.hot());
    tables.add(LatencyTable.of("Recall, end to end", lines));
    Ratio ratio =
        Ratio.ofPairs(
            "others beside a hot space/even load p99",
            skew.p99s().stream().mapToDouble(pair -> pair[0]).toArray(),
            skew.p99s().stream().mapToDouble(pair -> pair[1]).toArray(),
            Ratio.Better.LOWER);
    Map<String, String> named = new LinkedHashMap<>();
    named.put("spaces", Integer.toString(spaces));
    named.put("queries/s", Integer.toString(queriesPerSecond));
    named.put("episodes/s", Integer.toString(episodesPerSecond));
    named.put("seconds", Integer.toString(seconds));
    named.put("seed", Long.toString(seed));
    List<String> problems =
        skew.unanswered() == 0 ? List.of() : List.of(skew.unanswered() + " without an answer");
    return output.take(
        new BenchResult(
            "scaling",
            Machine.here(),
            Instant.now().toString(),
            named,
            tables,
            List.of(ratio),
            problems),
        out);
  }

  private Table drained(PrintWriter out) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    double first = 0;
    for (int parallelism : parallelisms) {
      IngestParameters parameters =
          new IngestParameters(episodes, 10, 0, 16, repeats, 1, parallelism, 0, 0, 0, 0, seed);
      IngestBench.Rates rates =
          setting()
              .inFolder(
                  parallelism,
                  configuration ->
                      new IngestBench(parameters, job, out).run(configuration).episodes());
      double mean = Arrays.stream(rates.remembered()).average().orElseThrow();
      first = first == 0 ? mean : first;
      rows.add(
          List.of(
              Integer.toString(parallelism),
              String.format(
                  Locale.ROOT, "%,.0f", Arrays.stream(rates.passed()).average().orElseThrow()),
              String.format(Locale.ROOT, "%,.0f", mean),
              String.format(Locale.ROOT, "%.2f", mean / first)));
    }
    return new Table(
        "Records a second while a topic is drained, mean of the repeats",
        List.of("parallelism", "pass-through", "memory", "memory, times the first"),
        rows);
  }

  private BenchSetting setting() {
    return new BenchSetting(job, config);
  }
}
