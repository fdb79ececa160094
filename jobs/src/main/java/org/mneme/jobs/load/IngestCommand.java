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

/** {@code mneme bench ingest}: {@link IngestBench} and {@link FlowBench}. */
@Command(
    name = "ingest",
    description = {
      "Measures how fast the job drains a topic of episodes, and one of steps alone, beside the"
          + " least that a job does with RocksDB (decode, shuffle, read, write, count), in turns;"
          + " and then whether a rate of episodes is sustained and a burst absorbed.",
      "Exits with 1 if an episode is lost or doubled."
    })
public final class IngestCommand implements Callable<Integer> {

  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;

  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;
  @Mixin private BenchOutput output;
  @Mixin private Size size;

  /**
   * The command.
   *
   * @param job builds the job under test
   */
  public IngestCommand(BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    this.job = job;
  }

  /** What is measured, and how long. */
  static final class Size {

    @Option(
        names = "--episodes",
        paramLabel = "N",
        description = "Episodes that are drained (${DEFAULT-VALUE}).")
    private int episodes = 24_000;

    @Option(
        names = "--steps",
        paramLabel = "N",
        description = "Steps of each; 0 for no drain of whole episodes (${DEFAULT-VALUE}).")
    private int steps = 10;

    @Option(
        names = "--open-steps",
        paramLabel = "N",
        description =
            "Steps of each that does not end, where steps alone are drained; 0 for no such drain"
                + " (${DEFAULT-VALUE}).")
    private int openSteps = 50;

    @Option(
        names = "--spaces",
        paramLabel = "N",
        description = "Spaces that they are spread over (${DEFAULT-VALUE}).")
    private int spaces = 16;

    @Option(
        names = "--repeats",
        paramLabel = "N",
        description = "Measured pairs; 0 for none (${DEFAULT-VALUE}).")
    private int repeats = 3;

    @Option(
        names = "--warm-ups",
        paramLabel = "N",
        description = "Pairs before them that do not count (${DEFAULT-VALUE}).")
    private int warmUps = 1;

    @Option(
        names = "--parallelism",
        paramLabel = "N",
        description = "Of both jobs (${DEFAULT-VALUE}).")
    private int parallelism = 2;

    @Option(
        names = "--rate",
        paramLabel = "N",
        description = "Episodes a second to be sustained (${DEFAULT-VALUE}).")
    private int perSecond = 1_000;

    @Option(
        names = "--seconds",
        paramLabel = "N",
        description = "For so long; 0 for no such phase (${DEFAULT-VALUE}).")
    private int seconds = 40;

    @Option(
        names = "--burst",
        paramLabel = "N",
        description = "Episodes a second of the burst after it (${DEFAULT-VALUE}).")
    private int burst = 10_000;

    @Option(
        names = "--burst-seconds",
        paramLabel = "N",
        description = "For so long (${DEFAULT-VALUE}).")
    private int burstSeconds = 2;

    @Option(
        names = "--seed",
        paramLabel = "N",
        description = "What the episodes depend on (${DEFAULT-VALUE}).")
    private long seed = FleetParameters.DEFAULT_SEED;

    private IngestParameters parameters() {
      return new IngestParameters(
          episodes,
          steps,
          openSteps,
          spaces,
          repeats,
          warmUps,
          parallelism,
          perSecond,
          seconds,
          burst,
          burstSeconds,
          seed);
    }
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    IngestParameters parameters = size.parameters();
    BenchSetting setting = new BenchSetting(job, config);
    List<Table> tables = new ArrayList<>();
    List<Ratio> ratios = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    if (parameters.repeats() > 0) {
      IngestBench.Result rates =
          setting.inFolder(
              parameters.parallelism(),
              configuration -> new IngestBench(parameters, job, out).run(configuration));
      if (parameters.steps() > 0) {
        tables.add(table("an episode", rates.episodes()));
        ratios.add(ratio(parameters.steps() + " steps", rates.episodes()));
      }
      if (parameters.openSteps() > 0) {
        tables.add(table("a record, steps alone", rates.steps()));
        tables.add(table("a record, steps alone, until a checkpoint has them", rates.keptSteps()));
        ratios.add(ratio("steps alone", rates.steps()));
        ratios.add(ratio("steps alone, until a checkpoint has them", rates.keptSteps()));
      }
    }
    if (parameters.seconds() > 0) {
      FlowBench.Course course =
          setting.inFolder(
              parameters.parallelism(),
              configuration -> new FlowBench(parameters, job, out).run(configuration));
      tables.addAll(tables(course));
      if (course.lost() + course.doubled() > 0) {
        problems.add(course.lost() + " episodes lost, " + course.doubled() + " doubled");
      }
    }
    Map<String, String> named = new LinkedHashMap<>();
    named.put("episodes", Integer.toString(parameters.episodes()));
    named.put("steps", Integer.toString(parameters.steps()));
    named.put("spaces", Integer.toString(parameters.spaces()));
    named.put("parallelism", Integer.toString(parameters.parallelism()));
    named.put("seed", Long.toString(parameters.seed()));
    return output.take(
        new BenchResult(
            "ingest", Machine.here(), Instant.now().toString(), named, tables, ratios, problems),
        out);
  }

  private static Ratio ratio(String what, IngestBench.Rates rates) {
    return Ratio.ofPairs(
        "ingest/pass-through records/s, " + what,
        rates.remembered(),
        rates.passed(),
        Ratio.Better.HIGHER);
  }

  private static Table table(String what, IngestBench.Rates rates) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < rates.passed().length; i++) {
      rows.add(
          List.of(
              "repeat " + (i + 1),
              whole(rates.passed()[i]),
              whole(rates.remembered()[i]),
              String.format(Locale.ROOT, "%.3f", rates.remembered()[i] / rates.passed()[i])));
    }
    return new Table(
        "Records a second; " + rates.bytesOfEach() + " bytes " + what,
        List.of("", "pass-through", "memory", "memory ÷ pass-through"),
        rows);
  }

  private static List<Table> tables(FlowBench.Course course) {
    List<List<String>> rows = new ArrayList<>();
    for (FlowBench.Second second : course.seconds()) {
      rows.add(
          List.of(
              Integer.toString(second.second()),
              whole(second.sent()),
              whole(second.arrived()),
              whole(second.lag())));
    }
    Table all =
        new Table(
            "Sustained, and a burst",
            List.of("what", "value"),
            List.of(
                List.of("episodes/s that came out", whole(course.sustainedPerSecond())),
                List.of("most on their way meanwhile", whole(course.sustainedLag())),
                List.of("the burst was sent within, s", tenth(course.burstSeconds())),
                List.of("most on their way since", whole(course.burstLag())),
                List.of("all had come out after its end, s", tenth(course.recoverySeconds())),
                List.of("lost", Long.toString(course.lost())),
                List.of("doubled", Long.toString(course.doubled()))));
    return List.of(
        all, new Table("By second", List.of("second", "sent", "came out", "on their way"), rows));
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String tenth(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
