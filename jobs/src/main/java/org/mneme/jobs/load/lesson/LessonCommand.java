package org.mneme.jobs.load.lesson;

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
import org.mneme.jobs.local.LocalStack;
import org.mneme.jobs.time.TimeOptions;
import org.mneme.memory.MemoryOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme bench lesson}: {@link LessonRun} on a stack of its own in a temporary folder. */
@Command(
    name = "lesson",
    description = {
      "Measures how long a lesson takes across a fleet: from the episode of one agent to the first"
          + " recall of another that knows it.",
      "Exits with 1 if one does not arrive."
    })
public final class LessonCommand implements Callable<Integer> {

  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;

  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;

  @Option(
      names = "--spaces",
      description = "Spaces in which lessons are on their way at a time (${DEFAULT-VALUE}).")
  private int spaces = 40;

  @Option(names = "--rounds", description = "Lessons of each space (${DEFAULT-VALUE}).")
  private int rounds = 5;

  /**
   * The command.
   *
   * @param job builds the job under test
   */
  public LessonCommand(BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    this.job = job;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("mneme-lesson-");
    Configuration configuration =
        config.load(
            JobDefaults.configuration(),
            Map.of(
                LocalOptions.FOLDER.key(), folder.toString(),
                LocalOptions.KAFKA_PORT.key(), "0",
                LocalOptions.WEB_PORT.key(), "0"));
    try (LocalStack stack = LocalStack.start(configuration, job)) {
      LessonRun run =
          new LessonRun(
              spaces,
              rounds,
              line -> {
                out.println(line);
                out.flush();
              });
      LessonReport report = run.run(stack.configuration());
      out.println("| Window | Disorder | Lessons | Lost | p50 s | p90 s | p99 s | Largest s |");
      out.println(
          report.row(
              configuration.get(MemoryOptions.WINDOW).toMillis() / 1e3
                  + " s | "
                  + configuration.get(TimeOptions.DISORDER).toMillis() / 1e3
                  + " s"));
      out.println(report.queries() + " queries were answered meanwhile");
      return report.lost() == 0 ? 0 : 1;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
      out.flush();
    }
  }
}
