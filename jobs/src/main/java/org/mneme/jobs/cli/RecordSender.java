package org.mneme.jobs.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.TopicParameters;
import org.mneme.jobs.kafka.TopicSpec;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.kafka.TopicsUnfitException;

/** Writes records to the job's topics and counts what Kafka confirmed and what it refused. */
final class RecordSender implements AutoCloseable {

  /** No limit of its own: whether a record is too large is the topic's to say. */
  private static final int LARGEST_REQUEST = 160 << 20;

  private final Producer<byte[], byte[]> producer;
  private final TopicNames names;
  private final Map<Topic, LongAdder> confirmed = new EnumMap<>(Topic.class);
  private final Collection<String> refusals = new ConcurrentLinkedQueue<>();

  RecordSender(Producer<byte[], byte[]> producer, TopicNames names) {
    this.producer = producer;
    this.names = names;
    for (Topic topic : Topic.values()) {
      confirmed.put(topic, new LongAdder());
    }
  }

  /**
   * Connects, once the topics are known to be there.
   *
   * @throws org.mneme.jobs.kafka.KafkaUnreachableException if no broker answers
   * @throws TopicsUnfitException if one of {@code topics} does not exist
   */
  static RecordSender connect(Configuration configuration, Topic... topics) {
    KafkaParameters kafka = KafkaOptions.parameters(configuration);
    requireExisting(kafka, TopicOptions.parameters(configuration), topics);
    Properties properties = new Properties();
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) LARGEST_REQUEST);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, kafka.requestTimeout().toMillis());
    properties.putAll(kafka.clientProperties());
    return new RecordSender(
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
        TopicNames.from(configuration));
  }

  /**
   * Sends a record without waiting for it.
   *
   * @param label what a refusal is reported under: "line 3"
   */
  void send(String label, Topic topic, String key, byte[] value) {
    send(label, topic, key, value, null);
  }

  /**
   * The same.
   *
   * @param timestamp Kafka's, epoch milliseconds, or null for now
   */
  void send(String label, Topic topic, String key, byte[] value, Long timestamp) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    Future<?> unused =
        producer.send(
            new ProducerRecord<>(names.of(topic), null, timestamp, keyBytes, value),
            (metadata, e) -> {
              if (e == null) {
                confirmed.get(topic).increment();
              } else {
                refusals.add(label + ": Kafka refused it: " + e.getMessage());
              }
            });
  }

  /** Waits until each record is confirmed or refused. */
  void flush() {
    producer.flush();
  }

  /** How many records of a topic Kafka has confirmed. */
  long confirmed(Topic topic) {
    return confirmed.get(topic).sum();
  }

  /** What Kafka has refused, a sentence a record. */
  List<String> refusals() {
    return new ArrayList<>(refusals);
  }

  @Override
  public void close() {
    producer.close();
  }

  private static void requireExisting(
      KafkaParameters kafka, TopicParameters parameters, Topic... required) {
    List<TopicSpec> specs = Arrays.stream(required).map(parameters::spec).toList();
    try (Topics topics = Topics.connect(kafka)) {
      Collection<String> found =
          topics.describe(specs.stream().map(TopicSpec::name).toList()).keySet();
      List<String> missing =
          specs.stream()
              .map(TopicSpec::name)
              .filter(name -> !found.contains(name))
              .map(name -> "topic " + name + " does not exist at " + kafka.bootstrap())
              .toList();
      if (!missing.isEmpty()) {
        throw new TopicsUnfitException(missing);
      }
    }
  }
}
