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

/** Sets what holds for one space. */
@Command(
    name = "configure",
    description = {
      "Set a space's capacity, or pin an empty space to an embedding model.",
      "A space that holds vectors of another model refuses: the command is then a dead letter"
          + " (embedding-mismatch)."
    })
final class ConfigureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Option(names = "--space", required = true, description = "The space.")
  private String space;

  @Option(
      names = "--max-episodes",
      paramLabel = "N",
      description = "How many experiences it may hold, instead of mneme.memory.max-episodes.")
  private Integer maxEpisodes;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Embedding model of its vectors; needs --dimension.")
  private String model;

  @Option(
      names = "--dimension",
      paramLabel = "N",
      description = "How many components they have; needs --model.")
  private Integer dimension;

  @Override
  public Integer call() {
    if (maxEpisodes == null && model == null && dimension == null) {
      throw new CommandFailedException(
          ExitCode.USAGE, "nothing to set: give --max-episodes, or --model and --dimension");
    }
    Configuration configuration = connection.load();
    String id = "cli-" + UUID.randomUUID();
    var configure =
        org.mneme.model.Command.configure(
            id, space, model, dimension, maxEpisodes, System.currentTimeMillis());
    CheckedRecord.of(configuration, Topic.COMMANDS, codec -> codec.encode(configure))
        .send(configuration);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "sent as "
            + id
            + ": space "
            + space
            + (model == null ? "" : ", model " + model + " of dimension " + dimension)
            + (maxEpisodes == null ? "" : ", at most " + maxEpisodes + " experiences"));
    out.flush();
    return ExitCode.OK.code();
  }
}
