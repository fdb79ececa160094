package org.mneme.jobs.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a topic holds at one moment: everything up to where its partitions ended when this was made,
 * read as often as wanted. What is written meanwhile is not seen.
 */
public final class TopicScan {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;

  private TopicScan(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    this.ends = consumer.endOffsets(consumer.assignment());
  }

  /**
   * Hands on all that a topic holds and that is committed.
   *
   * @param client how its broker is reached; another isolation level in it wins
   */
  public static void read(
      Properties client,
      String topic,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.putAll(client);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      of(consumer, topic).read(reader);
    }
  }

  /** Gives {@code consumer} all partitions of {@code topic}, from their beginning. */
  public static TopicScan of(Consumer<byte[], byte[]> consumer, String topic) {
    consumer.assign(partitions(consumer, topic));
    consumer.seekToBeginning(consumer.assignment());
    return new TopicScan(consumer);
  }

  /** The partitions of a topic. */
  public static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /** Where each partition ended. */
  public Map<TopicPartition, Long> ends() {
    return ends;
  }

  /** Whether the topic held nothing. */
  public boolean isEmpty() {
    return consumer.beginningOffsets(ends.keySet()).equals(ends);
  }

  /** Hands all of it on, partition by partition in order. */
  public void read(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    consumer.seekToBeginning(ends.keySet());
    readOn(reader);
  }

  /** Hands on what stands behind the consumer's position. */
  public void readOn(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        if (message.offset() < ends.get(new TopicPartition(message.topic(), message.partition()))) {
          reader.accept(message);
        }
      }
    }
  }
}
