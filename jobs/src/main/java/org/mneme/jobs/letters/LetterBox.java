package org.mneme.jobs.letters;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicScan;
import org.mneme.jobs.kafka.TopicSpec;

/** The topic of dead letters, up to where it ended when this was opened. */
public final class LetterBox implements AutoCloseable {

  private final KafkaParameters kafka;
  private final int largestRecord;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicScan scan;

  private LetterBox(
      KafkaParameters kafka, TopicSpec topic, KafkaConsumer<byte[], byte[]> consumer) {
    this.kafka = kafka;
    this.largestRecord = topic.maxMessageBytes();
    this.consumer = consumer;
    this.scan = TopicScan.of(consumer, topic.name());
  }

  /**
   * Opens the box.
   *
   * @param topic the topic of dead letters, which exists
   */
  public static LetterBox open(KafkaParameters kafka, TopicSpec topic) {
    Properties properties = kafka.impatientProperties();
    properties.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, kafka.groupId() + "-dead-letters");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // What retention takes away while it is read is an error, and not a jump to the end.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new LetterBox(
        kafka,
        topic,
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /** Hands all letters on, partition by partition in their order. */
  public void read(Consumer<Letter> reader) {
    scan.read(stored -> reader.accept(Letter.of(stored)));
  }

  /**
   * What sending again came to.
   *
   * @param sent how many letters went back to their topics
   * @param cut how many that were asked for are not whole
   */
  public record Replay(long sent, long cut) {}

  /**
   * Sends letters again, byte for byte, to the topics that they came from, and remembers how far it
   * came once Kafka has them all: the next call goes on behind.
   *
   * @param isAgain whether to begin with the oldest letter whatever was sent before
   * @throws KafkaException if Kafka does not take one; nothing is remembered then
   */
  public Replay replay(Predicate<Letter> wanted, boolean isAgain) {
    seekBehindLastReplay(isAgain);
    long[] counts = new long[2];
    try (Sender sender = new Sender()) {
      scan.readOn(
          stored -> {
            Letter letter = Letter.of(stored);
            if (wanted.test(letter) && letter.isWhole()) {
              sender.send(new ProducerRecord<>(letter.topic(), stored.key(), stored.value()));
              counts[0]++;
            } else if (wanted.test(letter)) {
              counts[1]++;
            }
          });
    }
    Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
    scan.ends().forEach((partition, end) -> reached.put(partition, new OffsetAndMetadata(end)));
    consumer.commitSync(reached);
    return new Replay(counts[0], counts[1]);
  }

  /**
   * Writes around letters: the others are written once more, with their times, and then all that
   * stood here is deleted. What fails in between leaves letters twice, and none is lost.
   *
   * @return how many are gone
   */
  public long purge(Predicate<Letter> unwanted) {
    long[] gone = new long[1];
    read(letter -> gone[0] += unwanted.test(letter) ? 1 : 0);
    if (gone[0] == 0) {
      return 0;
    }
    try (Sender sender = new Sender()) {
      read(
          letter -> {
            ConsumerRecord<byte[], byte[]> stored = letter.stored();
            if (!unwanted.test(letter)) {
              sender.send(
                  new ProducerRecord<>(
                      stored.topic(),
                      stored.partition(),
                      stored.timestamp(),
                      stored.key(),
                      stored.value(),
                      stored.headers()));
            }
          });
    }
    delete();
    return gone[0];
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void seekBehindLastReplay(boolean isAgain) {
    consumer.seekToBeginning(consumer.assignment());
    if (!isAgain) {
      consumer
          .committed(consumer.assignment())
          .forEach(
              (partition, offset) -> {
                if (offset != null && offset.offset() > consumer.position(partition)) {
                  consumer.seek(partition, offset);
                }
              });
    }
  }

  private void delete() {
    Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
    scan.ends()
        .forEach((partition, end) -> before.put(partition, RecordsToDelete.beforeOffset(end)));
    try (Admin admin = Admin.create(kafka.impatientProperties())) {
      admin.deleteRecords(before).all().get();
    } catch (ExecutionException e) {
      throw new KafkaException("the old letters were not deleted: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while old letters were deleted", e);
    }
  }

  /**
   * Sends records, of which it holds what the producer's buffer does; closed, Kafka has them all.
   */
  private final class Sender implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> refusal = new AtomicReference<>();

    private Sender() {
      Properties properties = kafka.clientProperties();
      properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largestRecord);
      producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void send(ProducerRecord<byte[], byte[]> message) {
      requireTaken();
      var unused =
          producer.send(
              message,
              (metadata, exception) -> {
                if (exception != null) {
                  refusal.compareAndSet(null, exception);
                }
              });
    }

    private void requireTaken() {
      if (refusal.get() != null) {
        throw new KafkaException(
            "Kafka refused a record: " + refusal.get().getMessage(), refusal.get());
      }
    }

    @Override
    public void close() {
      try (producer) {
        producer.flush();
      }
      requireTaken();
    }
  }
}
