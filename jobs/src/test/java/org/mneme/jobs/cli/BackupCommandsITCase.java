package org.mneme.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

/** Backups between topics of a real broker; each test has topics of its own. */
class BackupCommandsITCase {

  private static final String MEMORY = "{\"space\":\"s\",\"episode\":\"e1\",\"value\":%s}";

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
  void writesTheLastRecordOfEachKeyAndPutsThemBack() throws Exception {
    Configuration from = create("from.");
    send(from, Topic.MEMORIES, "s/e1", MEMORY.formatted("0.1"));
    send(from, Topic.MEMORIES, "s/e1", MEMORY.formatted("0.30000000000000004"));
    send(from, Topic.MEMORIES, "s/gone", "{}");
    send(from, Topic.MEMORIES, "s/gone", null);
    send(
        from,
        Topic.MEMORIES,
        "other/e1",
        "{\"space\":\"other\",\"text\":\"\\u2028 and \\\"quotes\\\"\"}");
    send(from, Topic.COMMANDS, "s/c", "{\n  \"id\":\"c1\",\n  \"space\":\"other\"}");
    send(from, Topic.COMMANDS, "s/c", "nothing that anybody obeyed");
    send(from, Topic.COMMANDS, "s/c", null);
    send(from, Topic.COMMANDS, "s/c", "{\"id\":\"c2\"}");
    Path file = folder.resolve("all.jsonl");

    CommandRun export = run(from, "export", "--output", file.toString());

    assertThat(export.err()).isEmpty();
    assertThat(export.out()).contains("4 records in");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).startsWith("{\"topic\":\"commands\",\"key\":\"s/c\",\"timestamp\":");
    assertThat(lines.get(0)).endsWith(",\"value\":{\"id\":\"c1\",\"space\":\"other\"}}");
    assertThat(lines.get(1)).endsWith(",\"value\":{\"id\":\"c2\"}}");
    assertThat(lines).anyMatch(line -> line.contains("0.30000000000000004"));

    Configuration to = create("to.");
    assertThat(run(to, "restore", file.toString()).out())
        .contains("restored 2 memories and 2 commands; refused 0");
    run(to, "export", "--output", file.toString());
    assertThat(Files.readAllLines(file)).containsExactlyInAnyOrderElementsOf(lines);
    run(to, "export", "--space", "other", "--output", file.toString());
    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(run(to, "export").exitCode()).isEqualTo(ExitCode.USAGE.code());
  }

  @Test
  void addsToTopicsThatHoldSomethingOnlyWhenTold() throws Exception {
    Configuration to = create("held.");
    send(to, Topic.COMMANDS, "s/c", "{}");
    Path file = Files.writeString(folder.resolve("one.jsonl"), line("memories"));

    CommandRun refused = run(to, "restore", file.toString());

    assertThat(refused.exitCode()).isEqualTo(65);
    assertThat(refused.err()).contains("held.commands holds records already");
    assertThat(run(to, "restore", "--merge", file.toString()).out()).contains("restored 1 memor");
  }

  @Test
  void reportsLinesThatAreNoBackupAndRestoresTheOthers() throws Exception {
    Configuration to = create("bad.");
    Path file =
        Files.writeString(
            folder.resolve("bad.jsonl"),
            "not json\n"
                + line("memories")
                + "\n"
                + line("queries")
                + "\n{\"topic\":\"commands\"}\n");

    CommandRun run = run(to, "restore", file.toString());

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).contains("restored 1 memories and 0 commands; refused 3");
    assertThat(run.err())
        .contains("line 1: not JSON")
        .contains("line 3: topic queries is none that a backup holds")
        .contains("line 4: not a line of a backup");
  }

  private static String line(String topic) {
    return "{\"topic\":\"" + topic + "\",\"key\":\"s/e1\",\"value\":{}}";
  }

  private static void send(Configuration configuration, Topic topic, String key, String value) {
    try (RecordSender sender = RecordSender.connect(configuration, topic)) {
      sender.send(key, topic, key, value == null ? null : value.getBytes(UTF_8));
      sender.flush();
      assertThat(sender.refusals()).isEmpty();
    }
  }

  private static CommandRun run(Configuration configuration, String command, String... arguments) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    command,
                    "--bootstrap",
                    kafka.bootstrap(),
                    "-Dmneme.topics.prefix=" + configuration.get(TopicOptions.PREFIX)),
                Arrays.stream(arguments))
            .toArray(String[]::new));
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
}
