package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.Feedback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which hits of a recall were of use. */
@Command(
    name = "feedback",
    description =
        "Say which hits of a recall helped and which misled; their bindings grow or shrink when the"
            + " learning window closes.")
final class FeedbackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Option(names = "--space", required = true, description = "The space that was asked.")
  private String space;

  @Option(
      names = "--query",
      required = true,
      paramLabel = "ID",
      description = "The query whose result is judged.")
  private String query;

  @Option(
      names = "--helped",
      split = ",",
      paramLabel = "ID",
      description = "Hits that helped, separated by commas.")
  private List<String> helped = List.of();

  @Option(
      names = "--hurt",
      split = ",",
      paramLabel = "ID",
      description = "Hits that misled, separated by commas.")
  private List<String> hurt = List.of();

  @Override
  public Integer call() {
    if (helped.isEmpty() && hurt.isEmpty()) {
      throw new CommandFailedException(
          ExitCode.USAGE, "nothing to say: give --helped or --hurt, with ids of hits");
    }
    Configuration configuration = connection.load();
    String id = "cli-" + UUID.randomUUID();
    CheckedRecord.of(configuration, Topic.FEEDBACK, codec -> codec.encode(feedback(id)))
        .send(configuration);
    PrintWriter out = spec.commandLine().getOut();
    out.println("sent as " + id + ": " + helped.size() + " helped, " + hurt.size() + " hurt");
    out.flush();
    return ExitCode.OK.code();
  }

  private Feedback feedback(String id) {
    return new Feedback(id, space, query, helped, hurt, System.currentTimeMillis(), null);
  }
}
