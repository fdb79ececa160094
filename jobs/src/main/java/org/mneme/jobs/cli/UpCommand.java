package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.MemoryJob;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.jobs.local.LocalStackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole stack on this machine, until it is stopped. */
@Command(
    name = "up",
    description = {
      "Start Kafka, the topics and the job on this machine, and stay up; Ctrl-C stops them.",
      "Stopped this way the job leaves a savepoint, and the next 'up' on the same data goes on"
          + " from there; after a crash, from the newest checkpoint."
    })
final class UpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LocalArguments arguments;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      description =
          "Port of Flink's web UI (mneme.local.web-port; 8081 by default, 0 for any free one).")
  private Integer webPort;

  @Override
  public Integer call() {
    StopSignal stop = StopSignal.listen();
    Configuration configuration =
        arguments.load(
            webPort == null ? Map.of() : Map.of(LocalOptions.WEB_PORT.key(), webPort.toString()));
    say("starting Kafka, the topics and the job …");
    try (LocalStack stack = LocalStack.start(configuration, MemoryJob::build)) {
      describe(stack, configuration);
      CompletableFuture<Void> ended = ended(stack);
      CompletableFuture.anyOf(stop.asked(), ended).join();
      if (stop.asked().isDone()) {
        say("stopping: the job writes a savepoint (Ctrl-C again ends at once) …");
        say("saved " + stack.stopJob());
        return ExitCode.OK.code();
      }
      throw new LocalStackException("the job ended by itself; the log says why: " + log());
    }
  }

  /** Completes when the job is no longer running, for whatever reason. */
  private static CompletableFuture<Void> ended(LocalStack stack) {
    return stack.job().getJobExecutionResult().handle((result, failure) -> null);
  }

  private void describe(LocalStack stack, Configuration configuration) {
    String folder = configuration.get(LocalOptions.FOLDER);
    say("Mneme is up.");
    say("  Kafka     " + stack.bootstrap());
    say("  Flink UI  " + stack.webAddress());
    say(
        "  Data      "
            + Path.of(folder).toAbsolutePath().normalize()
            + stack
                .restored()
                .map(from -> " (restored from " + from.getFileName() + ")")
                .orElse(""));
    say("  Log       " + log());
    say("Write: bin/mneme send FILE.jsonl    Ask: bin/mneme recall --space SPACE \"TEXT\"");
    say("Ctrl-C stops it.");
  }

  private static String log() {
    return System.getProperty("mneme.log", "as configured");
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
