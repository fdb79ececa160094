package org.mneme.jobs.load.quality;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
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
import org.mneme.jobs.imports.ChatFormatException;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.memory.MemoryOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme bench quality}: {@link QualityRun} on a stack of its own in a temporary folder. */
@Command(
    name = "quality",
    description = {
      "Imports chat trajectories into the whole job, asks what the user of each task first said, and"
          + " counts how often other trials of the same task come back.",
      "Exits with 1 if an episode is not stored, its reward is wrong, or a question stays without an"
          + " answer."
    })
public final class QualityCommand implements Callable<Integer> {

  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;

  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      required = true,
      description = "Chat trajectories whose tasks were tried several times (docs/import.md).")
  private Path input;

  @Option(
      names = "--trial",
      paramLabel = "ID",
      description = "The trial whose first user messages are asked (${DEFAULT-VALUE}).")
  private String trial = "0";

  @Option(
      names = "--settle",
      paramLabel = "MILLIS",
      description =
          "Wait between the last stored episode and the first question, so that windows"
              + " close (${DEFAULT-VALUE}).")
  private long settleMillis = 20_000;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the result as JSON.")
  private Path report;

  /**
   * The command.
   *
   * @param job builds the job under test
   */
  public QualityCommand(BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    this.job = job;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    QualityRun run = read(out);
    Path folder = Files.createTempDirectory("mneme-quality-");
    try {
      QualityReport result = onStack(run, folder, out);
      print(result, out);
      if (report != null) {
        result.write(report);
        out.println("report in " + report);
      }
      return result.isRight() ? 0 : 1;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
      out.flush();
    }
  }

  private QualityRun read(PrintWriter out) {
    try {
      return new QualityRun(input, trial, settleMillis, line -> say(out, line));
    } catch (UncheckedIOException | ChatFormatException | IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--input cannot be used: " + e.getMessage(), e);
    }
  }

  private QualityReport onStack(QualityRun run, Path folder, PrintWriter out)
      throws InterruptedException {
    say(out, "Starting Kafka, its topics, Flink and the job ...");
    try (LocalStack stack = LocalStack.start(configuration(folder), job)) {
      say(out, "Kafka at " + stack.bootstrap() + ", Flink at " + stack.webAddress());
      return run.run(stack.configuration());
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  private Configuration configuration(Path folder) {
    return config.load(
        JobDefaults.configuration(),
        Map.of(
            LocalOptions.FOLDER.key(), folder.toString(),
            LocalOptions.KAFKA_PORT.key(), "0",
            LocalOptions.WEB_PORT.key(), "0",
            // Else a question would change what the next one finds.
            MemoryOptions.LEARN_FROM_RECALL.key(), "false"));
  }

  private static void print(QualityReport result, PrintWriter out) {
    out.printf(
        "%d episodes with %d steps, %d of them errors; %d stored with the right reward, model %s%n%n",
        result.episodes(), result.steps(), result.stepErrors(), result.stored(), result.model());
    out.println(result.table());
    result.problems().forEach(problem -> out.println("PROBLEM " + problem));
  }
}
