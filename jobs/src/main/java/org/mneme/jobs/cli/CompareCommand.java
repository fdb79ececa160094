package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.compare.AnswerDifference;
import org.mneme.jobs.compare.Deployment;
import org.mneme.jobs.compare.LatestQueries;
import org.mneme.jobs.compare.TopicDifference;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.model.RecallResult;
import org.mneme.wire.JsonCodec;
import org.mneme.wire.WireOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds a shadow deployment against the one that it shadows. */
@Command(
    name = "compare",
    description = {
      "Compare two running deployments: mneme compare --with-prefix shadow.",
      "Their memories, concepts, bindings and patterns are compared key by key, and the queries that"
          + " the first was asked last are asked of both. Each asking counts as a recall; it changes"
          + " usage and nothing that is learned.",
      "Exits with 1 when a topic differs, a query was not answered, or too few hits are the same."
    })
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Option(
      names = "--with-prefix",
      paramLabel = "PREFIX",
      required = true,
      description = "What the topics of the other deployment begin with.")
  private String otherPrefix;

  @Option(
      names = "--with-bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka of the other deployment; the same by default.")
  private String otherBootstrap;

  @Option(names = "--space", description = "Only this space.")
  private String space;

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many of the latest queries to ask again (${DEFAULT-VALUE}; 0 for none).")
  private int queries;

  @Option(
      names = "--least-in-common",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description = "Least share of hits that both must return: 0 to 1 (${DEFAULT-VALUE}).")
  private double leastInCommon;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for an answer (${DEFAULT-VALUE}).")
  private double timeoutSeconds;

  @Override
  public Integer call() {
    Duration timeout = Patience.ofSeconds(timeoutSeconds);
    Configuration left = connection.load();
    Configuration right = new Configuration(left);
    right.set(TopicOptions.PREFIX, otherPrefix);
    if (otherBootstrap != null) {
      right.set(KafkaOptions.BOOTSTRAP, otherBootstrap);
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean isSame = compareTopics(deployment(left), deployment(right), out);
    List<ObjectNode> asked =
        queries == 0 ? List.of() : LatestQueries.of(deployment(left), queries, space);
    if (!asked.isEmpty()) {
      isSame &= compareAnswers(left, right, asked, timeout, out);
    }
    out.println(isSame ? "the same" : "they differ");
    out.flush();
    return (isSame ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private static Deployment deployment(Configuration configuration) {
    return new Deployment(KafkaOptions.parameters(configuration), TopicNames.from(configuration));
  }

  private boolean compareTopics(Deployment left, Deployment right, PrintWriter out) {
    String mine = left.names().prefix();
    TextTable table =
        new TextTable(
            "topic", "same", "different", "only " + mine, "only " + otherPrefix, "such as");
    boolean isSame = true;
    for (Topic topic : Topic.compacted()) {
      TopicDifference difference = left.compare(topic, right, space);
      isSame &= difference.isEmpty();
      table.row(
          topic.suffix(),
          Long.toString(difference.same()),
          Long.toString(difference.different()),
          Long.toString(difference.onlyLeft()),
          Long.toString(difference.onlyRight()),
          String.join(" ", difference.examples()));
    }
    out.print(table.render());
    out.flush();
    return isSame;
  }

  private boolean compareAnswers(
      Configuration left,
      Configuration right,
      List<ObjectNode> asked,
      Duration timeout,
      PrintWriter out) {
    AnswerDifference difference = new AnswerDifference();
    try (ReplyClient one = ReplyClient.connect(left, Topic.QUERIES);
        ReplyClient other = ReplyClient.connect(right, Topic.QUERIES)) {
      for (ObjectNode query : asked) {
        difference.add(ask(one, left, query, timeout), ask(other, right, query, timeout));
      }
    }
    double common = difference.shareInCommon().orElse(0);
    out.printf(
        Locale.ROOT,
        "%d queries: %d with the same hits in the same order; hits in common %.2f %%; largest"
            + " difference of a score %.6f; unanswered %d and %d%n",
        difference.asked(),
        difference.same(),
        100 * common,
        difference.largestDifference(),
        difference.unansweredLeft(),
        difference.unansweredRight());
    return common >= leastInCommon
        && difference.unansweredLeft() + difference.unansweredRight() == 0;
  }

  private static Optional<RecallResult> ask(
      ReplyClient client, Configuration configuration, ObjectNode query, Duration timeout) {
    String id = "cli-" + UUID.randomUUID();
    ObjectNode again =
        query.deepCopy().put("query", id).put("deadlineMillis", Math.max(1, timeout.toMillis()));
    return client
        .ask(
            again.path("space").asText(),
            again.toString().getBytes(StandardCharsets.UTF_8),
            id,
            timeout)
        .map(new JsonCodec(WireOptions.limits(configuration))::decodeResult);
  }
}
