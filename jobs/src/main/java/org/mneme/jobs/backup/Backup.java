package org.mneme.jobs.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicScan;

/**
 * Reads a backup off its topics: of the memories the last record of each key that is not a
 * tombstone, of the commands all, each topic as far as it went when its reading began.
 */
public final class Backup {

  // Numbers keep every digit.
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Some 120 bytes each. */
  private static final int KEYS_AT_ONCE = 1_000_000;

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
    try (KafkaConsumer<byte[], byte[]> consumer = connect()) {
      TopicScan.of(consumer, names.of(Topic.COMMANDS))
          .read(
              record -> {
                byte[] command = command(record.value());
                if (command != null) {
                  lines.accept(line(Topic.COMMANDS, record, command));
                }
              });
    }
    try (KafkaConsumer<byte[], byte[]> consumer = connect()) {
      TopicScan scan = TopicScan.of(consumer, names.of(Topic.MEMORIES));
      // A key has one partition, so its last offset says which record is its last.
      LastOffsets last = new LastOffsets(KEYS_AT_ONCE);
      do {
        scan.read(record -> last.note(key(record), record.offset()));
        scan.read(
            record -> {
              if (record.value() != null && last.isLast(key(record), record.offset())) {
                lines.accept(line(Topic.MEMORIES, record, record.value()));
              }
            });
      } while (last.next());
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
    try (KafkaConsumer<byte[], byte[]> consumer = connect()) {
      return TopicScan.of(consumer, names.of(topic)).isEmpty();
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

  private KafkaConsumer<byte[], byte[]> connect() {
    Properties properties = kafka.impatientProperties();
    properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
