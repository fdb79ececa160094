package org.mneme.jobs.load.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.config.ConfigArguments;
import org.mneme.jobs.load.FleetParameters;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.jobs.sink.DeliveryOptions;
import org.mneme.wire.JsonCodec;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mneme replay}: {@link ReplayRun} on a stack of its own in a temporary folder. */
@Command(
    name = "replay",
    description = {
      "Plays a workload that another memory published, on a store that is filled first, over"
          + " Kafka at a fixed rate, between echoes of the same records. Latencies count from the"
          + " instant at which an operation was meant to be sent; a store ends when it is"
          + " acknowledged, a query when it is answered. Upserts wait 5 ms for others here.",
      "Exits with 1 if an operation is not answered."
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final String PARALLELISM = "2";
  private static final String SLOTS = "4";
  private static final String LINGER = "5 ms";

  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;

  @Spec private CommandSpec spec;
  @Mixin private Size size;
  @Mixin private ConfigArguments config;

  @Parameters(
      paramLabel = "NAME",
      description =
          "baseline and hybrid (engram), lifecycle, mixes and retrieval"
              + " (rust-self-learning-memory), experiences (MinimalBrain).")
  private ReplayName name;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes the tables with machine and parameters as JSON.")
  private Path report;

  /**
   * The command.
   *
   * @param job builds the job under test
   */
  public ReplayCommand(BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    this.job = job;
  }

  /** How much is played; as published where nothing is said. */
  static final class Size {

    @Option(
        names = "--seconds",
        paramLabel = "N",
        description = "Length of each scene (as published).")
    private Integer seconds;

    @Option(
        names = "--rate",
        paramLabel = "N",
        description = "Operations per second (as published).")
    private Double perSecond;

    @Option(
        names = "--preload",
        paramLabel = "N",
        description = "Episodes stored beforehand (as published).")
    private Integer preload;

    @Option(
        names = "--warm-up",
        paramLabel = "SECONDS",
        description = "How long the first scene is played before it counts (${DEFAULT-VALUE}).")
    private int warmUpSeconds = 20;

    @Option(
        names = "--seed",
        paramLabel = "N",
        description = "What everything that is drawn depends on (${DEFAULT-VALUE}).")
    private long seed = FleetParameters.DEFAULT_SEED;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ReplaySize asked = size();
    Path folder = Files.createTempDirectory("mneme-replay-");
    try (LocalStack stack = LocalStack.start(configuration(folder), job)) {
      ReplayRun run =
          new ReplayRun(
              name,
              asked,
              new JsonCodec(),
              line -> {
                out.println(line);
                out.flush();
              });
      ReplayReport measured = run.run(stack);
      measured.print(out);
      if (report != null) {
        measured.write(report);
        out.println("report in " + report);
      }
      return measured.unanswered() == 0 ? 0 : 1;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private ReplaySize size() {
    try {
      return new ReplaySize(
          size.seconds, size.perSecond, size.preload, size.warmUpSeconds, size.seed);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage());
    }
  }

  private Configuration configuration(Path folder) {
    Configuration defaults = JobDefaults.configuration();
    defaults.setString(CoreOptions.DEFAULT_PARALLELISM.key(), PARALLELISM);
    defaults.setString(DeliveryOptions.LINGER.key(), LINGER);
    return config.load(
        defaults,
        Map.of(
            LocalOptions.FOLDER.key(),
            folder.toString(),
            LocalOptions.KAFKA_PORT.key(),
            "0",
            LocalOptions.WEB_PORT.key(),
            "0",
            LocalOptions.SLOTS.key(),
            SLOTS));
  }
}
