package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.ForgetReceipt;
import org.mneme.wire.JsonCodec;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has a space forget, and prints what went. */
@Command(
    name = "forget",
    description = {
      "Remove an episode, or all of an agent, a user or a space, with everything that was learned"
          + " from it: vectors, texts, links, bindings, its share of concepts.",
      "Episodes that started before now are gone from every answer at once, and stay away, also"
          + " after a replay or from an older savepoint. The receipt comes when the window closes in"
          + " which the command was given."
    })
final class ForgetCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Option(names = "--space", required = true, description = "The space that is to forget.")
  private String space;

  @ArgGroup(multiplicity = "1", heading = "%nWhat to forget, one of:%n")
  private ForgetTarget target;

  @Option(names = "--dry-run", description = "Only count what would go.")
  private boolean isDryRun;

  @Option(names = "--yes", description = "Do it: what is forgotten cannot be brought back.")
  private boolean isMeant;

  @Option(names = "--json", description = "Print the receipt as it stands on the results topic.")
  private boolean isJson;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to wait for the receipt (${DEFAULT-VALUE}).")
  private double timeoutSeconds;

  @Override
  public Integer call() {
    Duration timeout = Patience.ofSeconds(timeoutSeconds);
    if (isDryRun == isMeant) {
      throw new CommandFailedException(
          ExitCode.USAGE,
          isMeant
              ? "--dry-run and --yes exclude each other"
              : "what is forgotten cannot be brought back: count it with --dry-run, do it with"
                  + " --yes");
    }
    Configuration configuration = connection.load();
    String id = "cli-" + UUID.randomUUID();
    var forget =
        org.mneme.model.Command.forget(
            id, space, target.kind(), target.id(space), isDryRun, System.currentTimeMillis());
    CheckedRecord command =
        CheckedRecord.of(configuration, Topic.COMMANDS, codec -> codec.encode(forget));
    try (ReplyClient client = ReplyClient.connect(configuration, Topic.COMMANDS)) {
      byte[] receipt =
          client.ask(command.key(), command.value(), id, timeout).orElseThrow(() -> unanswered(id));
      return print(receipt);
    }
  }

  private int print(byte[] value) {
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      out.println(new String(value, StandardCharsets.UTF_8));
    } else {
      ForgetReceipt receipt = new JsonCodec().decodeAnswer(value).receipt();
      out.print(ReceiptView.render(receipt));
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private CommandFailedException unanswered(String id) {
    return new CommandFailedException(
        ExitCode.TIMEOUT,
        "no receipt within "
            + timeoutSeconds
            + " s. The command stands on its topic as "
            + id
            + " and is obeyed as soon as the job runs (bin/mneme up) and event time passes it;"
            + " its receipt will be on the results topic under that key");
  }
}
