package org.mneme.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;

/** Reads whole topics of a {@link RunningJob} from their beginning. */
final class TopicReader {

  private final Configuration config;
  private final TopicNames names;

  TopicReader(Configuration config, TopicNames names) {
    this.config = config;
    this.names = names;
  }

  /** The last record of each key that is no tombstone, of all that is on a topic now. */
  List<ConsumerRecord<byte[], byte[]>> folded(Topic topic) {
    Map<String, ConsumerRecord<byte[], byte[]>> last = new LinkedHashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = connect(topic)) {
      while (isBehind(consumer)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          last.put(RunningJob.text(record.key()), record);
        }
      }
    }
    return last.values().stream().filter(record -> record.value() != null).toList();
  }

  /**
   * Reads a topic from its beginning to the last committed record, again and again until there are
   * at least {@code count}: a checkpoint is complete before its transactions are committed.
   */
  List<ConsumerRecord<byte[], byte[]>> readCommitted(Topic topic, int count, Duration patience) {
    Properties committed = new Properties();
    committed.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer = connect(topic, committed)) {
      List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
      long deadline = System.nanoTime() + patience.toNanos();
      while (read.size() < count || isBehind(consumer)) {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        if (System.nanoTime() > deadline) {
          throw new AssertionError(
              "committed on " + names.of(topic) + ": " + RunningJob.keys(read));
        }
      }
      return read;
    }
  }

  private static boolean isBehind(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  /** A consumer at the beginning of a topic. */
  KafkaConsumer<byte[], byte[]> connect(Topic topic) {
    return connect(topic, new Properties());
  }

  private KafkaConsumer<byte[], byte[]> connect(Topic topic, Properties more) {
    Properties properties = KafkaOptions.parameters(config).clientProperties();
    properties.putAll(more);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(names.of(topic)).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
