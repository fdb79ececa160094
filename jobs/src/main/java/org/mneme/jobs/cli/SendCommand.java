package org.mneme.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.wire.JsonCodec;
import org.mneme.wire.WireOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file of records, a JSON object a line, each to the topic that it belongs to. */
@Command(
    name = "send",
    description = {
      "Send records, a JSON object a line. Each goes to its topic by what it is: started, step and"
          + " completed to the episodes, queries, feedback and commands to theirs.",
      "A line that the job would refuse is not sent but reported with its number, and the command"
          + " ends with 65."
    })
final class SendCommand implements Callable<Integer> {

  private static final Topic[] INPUTS = {
    Topic.EPISODES, Topic.STEPS, Topic.FEEDBACK, Topic.COMMANDS, Topic.QUERIES
  };

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Parameters(paramLabel = "FILE", description = "File of records, or - for the standard input.")
  private String file;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Send every line to this topic: episodes, steps, feedback, commands, queries.")
  private String topicName;

  @Option(
      names = "--unchecked",
      description = "Send every line as it is, so that the job refuses what is wrong.")
  private boolean isUnchecked;

  @Override
  public Integer call() throws IOException {
    Configuration configuration = connection.load();
    TopicNames names = TopicNames.from(configuration);
    Topic topic = topicName == null ? null : inputTopic(names);
    RecordRouter router = new RecordRouter(new JsonCodec(WireOptions.limits(configuration)), names);
    try (LineInput in = LineInput.open(file, spec.commandLine().getErr());
        RecordSender sender =
            topic == null
                ? RecordSender.connect(configuration, INPUTS)
                : RecordSender.connect(configuration, topic)) {
      sendAll(in, router, topic, sender);
      sender.flush();
      sender.refusals().forEach(in::refuse);
      return report(in, sender, names);
    }
  }

  private void sendAll(LineInput in, RecordRouter router, Topic topic, RecordSender sender)
      throws IOException {
    for (byte[] line = in.lines.next(); line != null; line = in.lines.next()) {
      if (isBlank(line)) {
        continue;
      }
      long now = System.currentTimeMillis();
      RoutedRecord routed =
          topic == null ? router.route(line, now) : router.route(line, topic, now);
      String label = "line " + in.lines.number();
      if (routed.isRefused() && !isUnchecked) {
        in.refuse(label + ": " + routed.refusal());
      } else {
        sender.send(label, routed.topic(), routed.key(), line);
      }
    }
  }

  private int report(LineInput in, RecordSender sender, TopicNames names) {
    long sent = Arrays.stream(Topic.values()).mapToLong(sender::confirmed).sum();
    String where =
        Arrays.stream(Topic.values())
            .filter(topic -> sender.confirmed(topic) > 0)
            .map(topic -> sender.confirmed(topic) + " to " + names.of(topic))
            .collect(Collectors.joining(", "));
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "sent " + sent + (where.isEmpty() ? "" : ": " + where) + "; refused " + in.refused());
    out.flush();
    return in.exitCode().code();
  }

  private Topic inputTopic(TopicNames names) {
    return names
        .topic(topicName)
        .filter(topic -> Arrays.asList(INPUTS).contains(topic))
        .orElseThrow(
            () ->
                new CommandFailedException(
                    ExitCode.USAGE,
                    "--topic "
                        + topicName
                        + " is not one that records are sent to: episodes, steps, feedback,"
                        + " commands, queries"));
  }

  private static boolean isBlank(byte[] line) {
    for (byte character : line) {
      if (character != ' ' && character != '\t') {
        return false;
      }
    }
    return true;
  }
}
