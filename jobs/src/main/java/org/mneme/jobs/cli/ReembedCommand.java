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

/** Tries again to embed what was stored without a vector. */
@Command(
    name = "reembed",
    description = {
      "Embed again what of a space was stored without a vector in the last seven days, because the"
          + " provider was down.",
      "What gets none now either is kept for another try."
    })
final class ReembedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Option(names = "--space", required = true, description = "The space.")
  private String space;

  @Override
  public Integer call() {
    Configuration configuration = connection.load();
    String id = "cli-" + UUID.randomUUID();
    var reembed = org.mneme.model.Command.reembed(id, space, System.currentTimeMillis());
    CheckedRecord.of(configuration, Topic.COMMANDS, codec -> codec.encode(reembed))
        .send(configuration);
    PrintWriter out = spec.commandLine().getOut();
    out.println("sent as " + id + ": reembed space " + space);
    out.flush();
    return ExitCode.OK.code();
  }
}
