package org.mneme.jobs.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;

/**
 * Reads a backup off its topics: of the memories the last record of each key that is not a
 * tombstone, of the commands all, each topic as far as it went when its reading began.
 */
public final class Backup {

  private static final Duration POLL = Duration.ofMillis(200);

  // Numbers keep every digit.
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final KafkaParameters kafka;
  private final TopicNames names;

  /** A backup of the memory with these topics. */
  public Backup(KafkaParameters kafka, TopicNames names) {
    this.kafka = kafka;
    this.names = names;
  }

  /**
   * Hands on a line a record: commands first, since what is forgotten must be known before what it
   * names comes.
   */
  private void read(Consumer<BackupLine> lines) {
    try (KafkaConsumer<byte[], byte[]> consumer = connect(Topic.COMMANDS)) {
      read(
          consumer,
          ends(consumer),
          record -> {
            byte[] command = command(record.value());
            if (command != null) {
              lines.accept(line(Topic.COMMANDS, record, command));
            }
          });
    }
    try (KafkaConsumer<byte[], byte[]> consumer = connect(Topic.MEMORIES)) {
      Map<TopicPartition, Long> ends = ends(consumer);
      // A key has one partition, so its last offset says which record is its last.
      Map<String, Long> last = new HashMap<>();
      read(consumer, ends, record -> last.put(key(record), record.offset()));
      consumer.seekToBeginning(consumer.assignment());
      read(
          consumer,
          ends,
          record -> {
            if (record.value() != null && record.offset() == last.get(key(record))) {
              lines.accept(line(Topic.MEMORIES, record, record.value()));
            }
          });
    }
  }

  /**
   * Writes a line a record.
   *
   * @param space the only space to write, or null for all
   * @return how many records
   * @throws IOException if {@code out} takes no more
   */
  public long write(Writer out, String space) throws IOException {
    long[] written = new long[1];
    try {
      read(
          line -> {
            if (isOf(space, line)) {
              try {
                out.write(line.render());
                out.write('\n');
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              written[0]++;
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.flush();
    return written[0];
  }

  /** Whether a topic of the backup holds no record. */
  public boolean isEmpty(Topic topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = connect(topic)) {
      Map<TopicPartition, Long> ends = ends(consumer);
      return consumer.beginningOffsets(ends.keySet()).equals(ends);
    }
  }

  private static BackupLine line(Topic topic, ConsumerRecord<byte[], byte[]> record, byte[] value) {
    return new BackupLine(topic, key(record), record.timestamp(), value);
  }

  /** A command on one line, whoever wrote it; null for what is none and was refused. */
  private static byte[] command(byte[] value) {
    try {
      return value != null && JSON.readTree(value) instanceof ObjectNode command
          ? JSON.writeValueAsBytes(command)
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** The space of a line: the key of a command is its writer's affair. */
  private static boolean isOf(String space, BackupLine line) {
    try {
      return space == null || space.equals(JSON.readTree(line.value()).path("space").asText());
    } catch (IOException e) {
      return false;
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  private static Map<TopicPartition, Long> ends(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.endOffsets(consumer.assignment());
  }

  private static void read(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    List<Map.Entry<TopicPartition, Long>> left = new ArrayList<>(ends.entrySet());
    while (!left.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
          reader.accept(record);
        }
      }
      left.removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }
  }

  private KafkaConsumer<byte[], byte[]> connect(Topic topic) {
    Properties properties = kafka.impatientProperties();
    properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(names.of(topic)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
