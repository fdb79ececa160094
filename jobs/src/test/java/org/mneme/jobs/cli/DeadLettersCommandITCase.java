package org.mneme.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.local.EmbeddedKafka;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;
import org.mneme.wire.DeadLetter;
import org.mneme.wire.Limits;
import org.mneme.wire.WireOptions;

/** Dead letters on a real broker; each test has topics of its own. */
class DeadLettersCommandITCase {

  private static final long AT = 1_700_000_000_000L;

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
  void listsThemByReasonTopicAndSpace() throws Exception {
    Configuration configuration = create("list.");
    refuse(configuration, Topic.EPISODES, "support/e1", "{\"a\":1}", RejectionReason.MALFORMED);
    refuse(configuration, Topic.STEPS, "support/e2", "not json", RejectionReason.MALFORMED);
    refuse(configuration, Topic.STEPS, "sales/e3", "{}", RejectionReason.LATE);

    assertThat(run(configuration).out())
        .contains("3 letters: 1 late, 2 malformed")
        .contains("list.episodes[0]@7")
        .contains("it is wrong: {\"a\":1}");
    assertThat(run(configuration, "--reason", "late").out())
        .contains("sales/e3")
        .contains("1 letters: 1 late")
        .doesNotContain("support/e1");
    assertThat(run(configuration, "--topic", "list.steps", "--space", "support").out())
        .contains("support/e2")
        .contains("1 letters");
    assertThat(run(configuration, "--last", "1").out()).contains("3 letters").contains("sales/e3");
  }

  @Test
  void sendsEachAgainOnceByteForByte() throws Exception {
    Configuration configuration = create("replay.");
    refuse(configuration, Topic.EPISODES, "s/e1", "{\"a\":1}", RejectionReason.MALFORMED);
    refuse(configuration, Topic.STEPS, "s/e2", "{}", RejectionReason.LATE);
    refuse(configuration, Topic.STEPS, "s/e3", "x".repeat(17 << 20), RejectionReason.TOO_LARGE);

    assertThat(run(configuration, "--replay", "--reason", "malformed").out())
        .contains("sent 1 letters again");
    assertThat(run(configuration, "--replay").out()).contains("sent 0 letters again");
    assertThat(run(configuration, "--replay-all").out())
        .contains("sent 2 letters again; 1 were cut to fit");

    assertThat(read(configuration, Topic.EPISODES))
        .extracting(r -> new String(r.key(), UTF_8) + ' ' + new String(r.value(), UTF_8))
        .containsExactly("s/e1 {\"a\":1}", "s/e1 {\"a\":1}");
    assertThat(read(configuration, Topic.STEPS)).hasSize(1);
  }

  @Test
  void writesAroundASubjectAndKeepsAllElse() throws Exception {
    Configuration configuration = create("purge.");
    refuse(configuration, Topic.EPISODES, "s/e1", "{\"user\":\"ada\"}", RejectionReason.MALFORMED);
    refuse(configuration, Topic.STEPS, "s/ada", "{}", RejectionReason.LATE);
    refuse(
        configuration,
        Topic.STEPS,
        "s/e2",
        "{\"user\":\"bob\",\"of\":\"Canada\"}",
        RejectionReason.LATE);
    refuse(configuration, Topic.STEPS, "s/e3", "{\"user\":\"\\u0061da\"}", RejectionReason.LATE);
    assertThat(run(configuration, "--purge", "nobody", "--yes").out()).contains("purged 0 letters");
    assertThat(read(configuration, Topic.DEAD_LETTERS)).hasSize(4);
    String before = run(configuration, "--reason", "late", "--last", "1").out();

    assertThat(run(configuration, "--purge", "ada").out()).contains("3 letters name ada");
    assertThat(run(configuration, "--purge", "ada", "--yes").out()).contains("purged 3 letters");

    List<ConsumerRecord<byte[], byte[]>> left = read(configuration, Topic.DEAD_LETTERS);
    assertThat(left).hasSize(1);
    assertThat(new String(left.get(0).value(), UTF_8)).contains("bob");
    assertThat(left.get(0).timestamp()).isEqualTo(AT);
    assertThat(run(configuration).out()).contains("s/e2");
    assertThat(before).contains("s/e3");
  }

  @Test
  void refusesTwoDeedsAtOnce() {
    CommandRun run =
        CommandRun.of("dead-letters", "--replay", "--purge", "ada", "--bootstrap", "127.0.0.1:1");

    assertThat(run.exitCode()).isEqualTo(64);
  }

  private static void refuse(
      Configuration configuration, Topic from, String key, String value, RejectionReason reason)
      throws Exception {
    TopicNames names = TopicNames.from(configuration);
    Limits limits = WireOptions.limits(configuration);
    String message = value.length() < 100 ? "it is wrong: " + value : "it is wrong";
    DeadLetter letter =
        DeadLetter.of(
            new Rejection(
                reason,
                message,
                new Origin(names.of(from), 0, 7, AT, key.getBytes(UTF_8), value.getBytes(UTF_8))),
            limits);
    ProducerRecord<byte[], byte[]> letterRecord =
        new ProducerRecord<>(names.of(Topic.DEAD_LETTERS), 0, AT, letter.key(), letter.value());
    letter
        .headers()
        .keySet()
        .forEach(name -> letterRecord.headers().add(name, letter.header(name)));
    var properties = KafkaOptions.parameters(configuration).clientProperties();
    properties.put("max.request.size", 64 << 20);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(letterRecord).get();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      Configuration configuration, Topic topic) {
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            KafkaOptions.parameters(configuration).clientProperties(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TopicNames.from(configuration).of(topic)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (consumer.endOffsets(partitions).entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
      }
    }
    return read;
  }

  private static CommandRun run(Configuration configuration, String... arguments) {
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of(
                        "dead-letters",
                        "--bootstrap",
                        kafka.bootstrap(),
                        "-Dmneme.topics.prefix=" + configuration.get(TopicOptions.PREFIX)),
                    Arrays.stream(arguments))
                .toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run;
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
