package org.mneme.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.local.EmbeddedKafka;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/** Two deployments' topics on a real broker. */
class CompareCommandITCase {

  private static final String VALUE = "{\"strength\":%s}";

  @TempDir private static Path folder;

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(folder.resolve("broker"), 0);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void countsWhatDiffersAndNamesIt() {
    Configuration one = create("one.");
    Configuration two = create("two.");
    for (Configuration each : List.of(one, two)) {
      send(each, Topic.BINDINGS, "s/e1/c", VALUE.formatted("0.5"));
    }
    assertThat(compare("one.", "two.").exitCode()).isZero();

    send(two, Topic.BINDINGS, "s/e1/c", VALUE.formatted("0.6"));
    send(two, Topic.CONCEPTS, "s/c2", "{}");
    send(one, Topic.CONCEPTS, "s/c3", "{}");
    send(one, Topic.CONCEPTS, "s/gone", "{}");
    send(one, Topic.CONCEPTS, "s/gone", null);
    CommandRun differs = compare("one.", "two.");

    assertThat(differs.exitCode()).isEqualTo(ExitCode.FAILED.code());
    assertThat(differs.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "memories 0 0 0 0",
            "concepts 0 0 1 1 s/c2 s/c3",
            "bindings 0 1 0 0 s/e1/c",
            "they differ");
    assertThat(compare("one.", "two.", "--space", "other").out()).endsWith("the same\n");
  }

  @Test
  void asksBothWhatTheFirstWasAskedLast() throws Exception {
    Configuration left = create("left.");
    Configuration right = create("right.");
    String asked = "{\"query\":\"old\",\"space\":\"s\",\"text\":\"flight\",\"replyKey\":\"r\"}";
    send(left, Topic.QUERIES, "s/old", asked);
    List<CompletableFuture<RecallQuery>> queries =
        List.of(
            StandInJob.answer(left, "left.", 1, answer("a", "b")),
            StandInJob.answer(right, "right.", answer("a", "c")));

    CommandRun run = compare("left.", "right.");

    for (CompletableFuture<RecallQuery> query : queries) {
      assertThat(query.get().text()).isEqualTo("flight");
      assertThat(query.get().resultKey()).startsWith("cli-");
    }
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED.code());
    assertThat(run.out())
        .contains("1 queries: 0 with the same hits in the same order; hits in common 50.00 %");
    assertThat(run.err()).isEmpty();
  }

  private static Function<RecallQuery, RecallResult> answer(String... ids) {
    return query ->
        StandInJob.result(
            query,
            List.of(ids).stream()
                .map(
                    id ->
                        new Hit(HitKind.EPISODE, id, 0.5, 1, Map.of(), List.of(), null, null, null))
                .toList(),
            null);
  }

  private static CommandRun compare(String prefix, String other, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("compare", "--bootstrap", kafka.bootstrap(), "--with-prefix", other));
    arguments.add("-D" + TopicOptions.PREFIX.key() + '=' + prefix);
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static Configuration create(String prefix) {
    Configuration configuration = new Configuration();
    configuration.set(KafkaOptions.BOOTSTRAP, kafka.bootstrap());
    configuration.set(TopicOptions.PREFIX, prefix);
    try (Topics topics = Topics.connect(KafkaOptions.parameters(configuration))) {
      topics.create(TopicOptions.specs(configuration));
    }
    return configuration;
  }

  private static void send(Configuration configuration, Topic topic, String key, String value) {
    try (RecordSender sender = RecordSender.connect(configuration, topic)) {
      sender.send("record", topic, key, value == null ? null : value.getBytes(UTF_8));
      sender.flush();
    }
  }
}
