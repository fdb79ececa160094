package org.mneme.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.FoundTopic;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.KafkaUnreachableException;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.TopicSpec;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.kafka.TopicsUnfitException;

class EmbeddedKafkaITCase {

  private static final int TWELVE_MEGABYTES = 12_000_000;

  @TempDir private static Path folder;

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(folder, 0);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void createsTheTopicsOnceAndFindsThemFit() {
    List<TopicSpec> specs = specs("once.");
    try (Topics topics = connect()) {
      assertThat(topics.problems(specs)).hasSameSizeAs(specs);

      assertThat(topics.create(specs)).hasSameSizeAs(specs);
      assertThat(topics.create(specs)).isEmpty();

      topics.require(specs);
      assertThat(topics.describe(List.of("once.memories", "once.nothing")))
          .containsExactly(
              Map.entry(
                  "once.memories",
                  new FoundTopic("once.memories", 4, 1, "compact", -1, -1, 10 << 20)));
    }
  }

  @Test
  void saysWhichTopicsDoNotFit() {
    List<TopicSpec> small =
        TopicOptions.specs(
            Configuration.fromMap(
                Map.of(
                    "mneme.topics.prefix", "small.",
                    "mneme.wire.max-record-size", "1 mb")));
    try (Topics topics = connect()) {
      topics.create(small);

      assertThatThrownBy(() -> topics.require(specs("small.")))
          .isInstanceOf(TopicsUnfitException.class)
          .hasMessageContaining(
              "topic small.episodes: max.message.bytes is 1048576; needed at least 10485760");
    }
  }

  @Test
  void refusesARecordThatIsLargerThanItsTopicTakesAndKeepsItsBytesAsADeadLetter()
      throws ExecutionException, InterruptedException {
    try (Topics topics = connect()) {
      topics.create(specs("large."));
    }
    byte[] large = new byte[TWELVE_MEGABYTES];
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("large.episodes", large)).get())
          .hasCauseInstanceOf(RecordTooLargeException.class);

      assertThat(producer.send(new ProducerRecord<>("large.dead-letters", large)).get().offset())
          .isZero();
    }
  }

  @Test
  void keepsWhatWasWrittenOverARestart(@TempDir Path own)
      throws ExecutionException, InterruptedException {
    TopicPartition partition = new TopicPartition("kept.episodes", 0);
    byte[] value = "kept".getBytes(StandardCharsets.UTF_8);
    try (EmbeddedKafka first = EmbeddedKafka.start(own, 0);
        Topics topics = Topics.connect(parameters(first.bootstrap()));
        KafkaProducer<byte[], byte[]> producer = producer(first.bootstrap())) {
      topics.create(specs("kept."));
      producer.send(new ProducerRecord<>(partition.topic(), 0, null, value)).get();
    }

    try (EmbeddedKafka second = EmbeddedKafka.start(own, 0);
        KafkaConsumer<byte[], byte[]> consumer = consumer(second.bootstrap())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));

      assertThat(consumer.poll(Duration.ofSeconds(20)).records(partition))
          .extracting(ConsumerRecord::value)
          .containsExactly(value);
    }
  }

  @Test
  void namesThePortThatIsBusy(@TempDir Path own) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedKafka.start(own, taken.getLocalPort()))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " for Kafka is in use")
          .hasMessageContaining("mneme.local.kafka-port");
    }
  }

  @Test
  void refusesAFolderInUseBeforeItTouchesWhatIsInIt() throws IOException {
    Path metadata = folder.resolve("__cluster_metadata-0/quorum-state");
    byte[] before = Files.readAllBytes(metadata);

    assertThatThrownBy(() -> EmbeddedKafka.start(folder, 0))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("another broker is using the folder")
        .hasMessageContaining(folder.toString());

    assertThat(metadata).hasBinaryContent(before);
  }

  @Test
  void saysThatNoBrokerAnswers() {
    String nowhere = "127.0.0.1:" + LoopbackPort.free();
    try (Topics topics = Topics.connect(parameters(nowhere, Duration.ofSeconds(1)))) {
      assertThatThrownBy(() -> topics.problems(specs("any.")))
          .isInstanceOf(KafkaUnreachableException.class)
          .hasMessageContaining("no Kafka broker answers at " + nowhere);
    }
    assertThatThrownBy(() -> Topics.connect(parameters("no-such-host.invalid:9092")))
        .isInstanceOf(KafkaUnreachableException.class);
  }

  private static Topics connect() {
    return Topics.connect(parameters(kafka.bootstrap()));
  }

  private static KafkaParameters parameters(String bootstrap) {
    // Only a broker that is not there takes so long, and the slowest machine's does not.
    return parameters(bootstrap, Duration.ofSeconds(30));
  }

  private static KafkaParameters parameters(String bootstrap, Duration patience) {
    return new KafkaParameters(bootstrap, "test", patience, Map.of());
  }

  private static List<TopicSpec> specs(String prefix) {
    return TopicOptions.specs(Configuration.fromMap(Map.of("mneme.topics.prefix", prefix)));
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return producer(kafka.bootstrap());
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", bootstrap);
    properties.setProperty("max.request.size", Integer.toString(2 * TWELVE_MEGABYTES));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", bootstrap);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
