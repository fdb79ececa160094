package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.local.EmbeddedKafka;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Feedback;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.model.TargetKind;
import org.mneme.wire.JsonCodec;

/** The commands that change a space, on a real broker; each test has topics of its own. */
class ForgetCommandITCase {

  @TempDir private static Path data;

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(data, 0);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void forgetsAndPrintsTheReceipt() {
    Configuration configuration = create("forget.");
    CompletableFuture<Command> obeyed = obey(configuration);

    CommandRun run = run(configuration, "forget", "--space", "s", "--user", "ada", "--yes");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("forgot user ada of space s").contains("episodes");
    Command command = obeyed.join();
    assertThat(command.kind()).isEqualTo(CommandKind.FORGET);
    assertThat(command.targetKind()).isEqualTo(TargetKind.USER);
    assertThat(command.target()).isEqualTo("ada");
    assertThat(command.dryRun()).isFalse();
  }

  @Test
  void namesTheSpaceTwiceToForgetAllOfItAndPrintsJsonForAProgram() {
    Configuration configuration = create("space.");
    CompletableFuture<Command> obeyed = obey(configuration);

    CommandRun run =
        run(configuration, "forget", "--space", "s", "--whole-space", "--dry-run", "--json");

    byte[] printed = run.out().strip().getBytes(StandardCharsets.UTF_8);
    assertThat(new JsonCodec().decodeAnswer(printed).receipt().episodes()).isEqualTo(4);
    Command command = obeyed.join();
    assertThat(command.targetKind()).isEqualTo(TargetKind.SPACE);
    assertThat(command.target()).isEqualTo("s");
    assertThat(command.dryRun()).isTrue();
  }

  @Test
  void saysThatTheCommandStandsWhenNoReceiptComes() {
    Configuration configuration = create("silent.");

    CommandRun run =
        run(
            configuration,
            "forget",
            "--space",
            "s",
            "--episode",
            "e1",
            "--yes",
            "--timeout",
            "0.2");

    assertThat(run.exitCode()).isEqualTo(75);
    assertThat(run.err()).contains("no receipt within 0.2 s").contains("bin/mneme up");
    assertThat(first(configuration, Topic.COMMANDS).command().target()).isEqualTo("e1");
  }

  @Test
  void pinsAndLetsGo() {
    Configuration configuration = create("pin.");

    CommandRun run = run(configuration, "pin", "--space", "s", "--episode", "e1", "--off");

    assertThat(run.exitCode()).isZero();
    Command command = first(configuration, Topic.COMMANDS).command();
    assertThat(command.kind()).isEqualTo(CommandKind.PIN);
    assertThat(command.target()).isEqualTo("e1");
    assertThat(command.pinned()).isFalse();
    assertThat(run.out()).contains(command.id()).contains("unpin e1");
  }

  @Test
  void configuresCapacityAndModel() {
    Configuration configuration = create("configure.");

    CommandRun run =
        run(
            configuration,
            "configure",
            "--space",
            "s",
            "--max-episodes",
            "500",
            "--model",
            "m",
            "--dimension",
            "8");

    assertThat(run.exitCode()).isZero();
    Command command = first(configuration, Topic.COMMANDS).command();
    assertThat(command.kind()).isEqualTo(CommandKind.CONFIGURE);
    assertThat(command.maxEpisodes()).isEqualTo(500);
    assertThat(command.model()).isEqualTo("m");
    assertThat(command.dimension()).isEqualTo(8);
  }

  @Test
  void saysWhatHelpedAndWhatHurt() {
    Configuration configuration = create("feedback.");

    CommandRun run =
        run(
            configuration,
            "feedback",
            "--space",
            "s",
            "--query",
            "q1",
            "--helped",
            "e1,e2",
            "--hurt",
            "e3");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).endsWith(": 2 helped, 1 hurt\n");
    Feedback feedback = first(configuration, Topic.FEEDBACK).feedback();
    assertThat(feedback.query()).isEqualTo("q1");
    assertThat(feedback.helped()).containsExactly("e1", "e2");
    assertThat(feedback.hurt()).containsExactly("e3");
  }

  /** Stands in for the job: answers the first command. */
  private static CompletableFuture<Command> obey(Configuration configuration) {
    return CompletableFuture.supplyAsync(
        () -> {
          Command command = first(configuration, Topic.COMMANDS).command();
          try (RecordSender sender = RecordSender.connect(configuration, Topic.RESULTS)) {
            ForgetReceipt receipt =
                new ForgetReceipt(
                    command.id(),
                    command.space(),
                    command.targetKind(),
                    command.target(),
                    command.dryRun(),
                    command.at(),
                    4,
                    3,
                    2,
                    1,
                    0,
                    0);
            sender.send("receipt", Topic.RESULTS, command.id(), new JsonCodec().encode(receipt));
          }
          return command;
        });
  }

  private static Inbound first(Configuration configuration, Topic topic) {
    String name = TopicOptions.parameters(configuration).names().of(topic);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            KafkaOptions.parameters(configuration).clientProperties(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(name).stream()
              .map(info -> new TopicPartition(name, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (true) {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(50))) {
          Origin origin = new Origin(name, 0, 0, found.timestamp(), found.key(), found.value());
          JsonCodec codec = new JsonCodec();
          return topic == Topic.FEEDBACK
              ? codec.decodeFeedback(origin)
              : codec.decodeCommand(origin);
        }
      }
    }
  }

  private static CommandRun run(Configuration configuration, String... args) {
    return CommandRun.of(
        Stream.concat(
                Arrays.stream(args),
                Stream.of(
                    "--bootstrap",
                    kafka.bootstrap(),
                    "-Dmneme.topics.prefix=" + configuration.get(TopicOptions.PREFIX)))
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
