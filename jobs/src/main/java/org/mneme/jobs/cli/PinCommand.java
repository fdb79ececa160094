package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps an episode from eviction. */
@Command(
    name = "pin",
    description = {
      "Keep an episode: a full space never evicts it. It can still be forgotten.",
      "An episode that is not there is a dead letter of the command."
    })
final class PinCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Option(names = "--space", required = true, description = "Its space.")
  private String space;

  @Option(names = "--episode", required = true, paramLabel = "ID", description = "What to keep.")
  private String episode;

  @Option(names = "--off", description = "Let it go again when the space is full.")
  private boolean isOff;

  @Override
  public Integer call() {
    Configuration configuration = connection.load();
    String id = "cli-" + UUID.randomUUID();
    var pin = org.mneme.model.Command.pin(id, space, episode, !isOff, System.currentTimeMillis());
    CheckedRecord.of(configuration, Topic.COMMANDS, codec -> codec.encode(pin)).send(configuration);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "sent as "
            + id
            + ": "
            + (isOff ? "unpin " : "pin ")
            + episode
            + " of space "
            + space
            + "; it holds from the end of the learning window on");
    out.flush();
    return ExitCode.OK.code();
  }
}
