package org.mneme.jobs.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.config.ConfigArguments;
import org.mneme.jobs.local.LocalOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme demo}: {@link Demo} in a temporary folder; exits with 1 if anything was lost. */
@Command(
    name = "demo",
    description = {
      "Starts a real Kafka broker and the job on a Flink cluster in this process, plays a simulated"
          + " fleet of agents, asks questions while it writes, and checks that nothing is lost.",
      "Exits with 1 and says why if anything is lost, doubled or changed."
    })
public final class DemoCommand implements Callable<Integer> {

  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;

  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "Episodes that the fleet plays; about 12 steps each (${DEFAULT-VALUE}).")
  private int episodes = FleetParameters.DEFAULT_EPISODES;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Records sent per second (${DEFAULT-VALUE}).")
  private double perSecond = DemoParameters.DEFAULT_PER_SECOND;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What all that is random in the fleet depends on (${DEFAULT-VALUE}).")
  private long seed = FleetParameters.DEFAULT_SEED;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Plays the records of this file, one JSON object a line, instead of a fleet.")
  private Path input;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes counts and latencies as JSON.")
  private Path report;

  @Option(names = "--keep", description = "Keeps the folder with Kafka's log and the checkpoints.")
  private boolean keep;

  /**
   * The command.
   *
   * @param job builds the job under test
   */
  public DemoCommand(BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    this.job = job;
  }

  @Override
  public Integer call() throws IOException {
    check();
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("mneme-demo-");
    try {
      Demo demo = new Demo(parameters(), job, out);
      DemoReport result = demo.run(configuration(folder));
      demo.print(result);
      if (report != null) {
        result.write(report);
        out.println("report in " + report);
      }
      return result.isRight() ? 0 : 1;
    } finally {
      leave(folder, out);
    }
  }

  private DemoParameters parameters() {
    DemoParameters parameters = DemoParameters.ofFleet(episodes, perSecond, seed);
    return input == null ? parameters : parameters.withInput(input);
  }

  private Configuration configuration(Path folder) {
    return config.load(
        JobDefaults.configuration(),
        Map.of(
            LocalOptions.FOLDER.key(), folder.toString(),
            LocalOptions.KAFKA_PORT.key(), "0",
            LocalOptions.WEB_PORT.key(), "0"));
  }

  private void check() {
    require(episodes >= 1, "--episodes is " + episodes + ", must be at least 1");
    require(perSecond > 0, "--rate is " + perSecond + ", must be above 0");
    require(
        input == null || Files.isReadable(input), "--input " + input + " is not a readable file");
    Path parent = report == null ? null : report.toAbsolutePath().getParent();
    require(
        parent == null || Files.isDirectory(parent),
        "--report " + report + " is in no folder that exists");
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CommandLine.ParameterException(spec.commandLine(), otherwise);
    }
  }

  private void leave(Path folder, PrintWriter out) throws IOException {
    if (keep) {
      out.println("data kept in " + folder);
    } else {
      FileUtils.deleteDirectory(folder.toFile());
    }
    out.flush();
  }
}
