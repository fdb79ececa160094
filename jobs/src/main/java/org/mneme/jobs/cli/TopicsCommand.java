package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.FoundTopic;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.TopicSpec;
import org.mneme.jobs.kafka.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates, describes and checks the topics. */
@Command(
    name = "topics",
    description = "Create, describe or check the topics that the job reads and writes.")
final class TopicsCommand implements Callable<Integer> {

  /** What to do with the topics. */
  enum Action {
    CREATE,
    DESCRIBE,
    CHECK
  }

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Parameters(
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "describe",
      description =
          "create: make those that are missing; describe: show what there is (default); check: exit"
              + " with 78 and a line for each that is missing or does not fit.")
  private Action action;

  @Override
  public Integer call() {
    Configuration configuration = connection.load();
    List<TopicSpec> specs = TopicOptions.specs(configuration);
    PrintWriter out = spec.commandLine().getOut();
    try (Topics topics = Topics.connect(KafkaOptions.parameters(configuration))) {
      switch (action) {
        case CREATE -> create(topics, specs, out);
        case DESCRIBE -> describe(topics, specs, out);
        case CHECK -> {
          topics.require(specs);
          out.println("all " + specs.size() + " topics are there and fit");
        }
        default -> throw new IllegalStateException("unknown action " + action);
      }
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private static void create(Topics topics, List<TopicSpec> specs, PrintWriter out) {
    List<String> created = topics.create(specs);
    created.forEach(name -> out.println("created " + name));
    out.println(
        created.size() + " created, " + (specs.size() - created.size()) + " were there already");
    out.flush();
    topics.require(specs);
  }

  private static void describe(Topics topics, List<TopicSpec> specs, PrintWriter out) {
    Map<String, FoundTopic> found = topics.describe(specs.stream().map(TopicSpec::name).toList());
    TextTable table =
        new TextTable("topic", "partitions", "replicas", "cleanup", "retention", "max message");
    for (TopicSpec topic : specs) {
      FoundTopic there = found.get(topic.name());
      if (there == null) {
        table.row(topic.name(), "missing", "", "", "", "");
      } else {
        table.row(
            there.name(),
            Integer.toString(there.partitions()),
            Integer.toString(there.replication()),
            there.cleanupPolicy(),
            there.retentionMillis() < 0 ? "for ever" : there.retentionMillis() / 60_000 + " min",
            there.maxMessageBytes() + " B");
      }
    }
    out.print(table.render());
  }
}
