package org.mneme.jobs.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicScan;

/** Sends one query or command at a time and waits for its answer on the results topic. */
final class ReplyClient implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Topic topic;
  private final Consumer<byte[], byte[]> consumer;
  private final RecordSender sender;

  private ReplyClient(Topic topic, Consumer<byte[], byte[]> consumer, RecordSender sender) {
    this.topic = topic;
    this.consumer = consumer;
    this.sender = sender;
  }

  /**
   * Connects and stands at the end of the results, so that no answer can be missed and none that is
   * old is read.
   *
   * @param topic what is asked on: queries or commands
   * @throws org.mneme.jobs.kafka.KafkaUnreachableException if no broker answers
   * @throws org.mneme.jobs.kafka.TopicsUnfitException if a topic does not exist
   */
  static ReplyClient connect(Configuration configuration, Topic topic) {
    RecordSender sender = RecordSender.connect(configuration, topic, Topic.RESULTS);
    KafkaParameters kafka = KafkaOptions.parameters(configuration);
    Properties properties = kafka.impatientProperties();
    properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        TopicScan.partitions(consumer, TopicNames.from(configuration).results());
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy; asking for the position does it.
    partitions.forEach(consumer::position);
    return new ReplyClient(topic, consumer, sender);
  }

  /**
   * Asks and waits.
   *
   * @param replyKey key of the result
   * @return the value of the result's record, or nothing if none came in time
   * @throws CommandFailedException if Kafka refuses the record
   */
  Optional<byte[]> ask(String key, byte[] value, String replyKey, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    sender.send("record", topic, key, value);
    sender.flush();
    if (!sender.refusals().isEmpty()) {
      throw new CommandFailedException(ExitCode.DATA, sender.refusals().get(0));
    }
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> answer : consumer.poll(POLL)) {
        if (answer.key() != null
            && replyKey.equals(new String(answer.key(), StandardCharsets.UTF_8))) {
          return Optional.of(answer.value());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    sender.close();
    consumer.close();
  }
}
