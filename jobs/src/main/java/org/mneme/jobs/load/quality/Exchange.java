package org.mneme.jobs.load.quality;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicScan;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.wire.Codec;
import org.mneme.wire.DeadLetter;
import org.mneme.wire.JsonCodec;

/** Episodes and queries to the job, acknowledgements, results and dead letters back. One thread. */
public final class Exchange implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Codec codec = new JsonCodec();
  private final TopicNames names;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Episode> memories = new HashMap<>();
  private final Map<String, RecallResult> results = new HashMap<>();
  private final List<String> deadLetters = new ArrayList<>();

  /** Connects; what the job writes from now on is read. */
  public Exchange(Configuration configuration) {
    names = TopicNames.from(configuration);
    Properties properties = KafkaOptions.parameters(configuration).clientProperties();
    Properties sending = new Properties();
    sending.putAll(properties);
    sending.put(ProducerConfig.ACKS_CONFIG, "all");
    producer = new KafkaProducer<>(sending, new ByteArraySerializer(), new ByteArraySerializer());
    Properties reading = new Properties();
    reading.putAll(properties);
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(names.memories(), names.results(), names.deadLetters())
            .flatMap(topic -> TopicScan.partitions(consumer, topic).stream())
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Sends an episode's events, in order. */
  public void send(EpisodeEvent event) {
    send(names.episodes(), event.key(), codec.encode(event));
  }

  /** Asks and does not wait. */
  public void send(RecallQuery query) {
    send(names.queries(), query.space() + '/' + query.query(), codec.encode(query));
  }

  /** The acknowledged episodes of these keys; those that did not come in time are missing. */
  public Map<String, Episode> memories(Collection<String> keys, Duration patience) {
    await(() -> memories.keySet().containsAll(keys), patience);
    Map<String, Episode> found = new HashMap<>(memories);
    found.keySet().retainAll(keys);
    return found;
  }

  /** The results of these queries; those that did not come in time are missing. */
  public Map<String, RecallResult> results(Collection<String> queries, Duration patience) {
    await(() -> results.keySet().containsAll(queries), patience);
    Map<String, RecallResult> found = new HashMap<>(results);
    found.keySet().retainAll(queries);
    return found;
  }

  /** Reasons of the dead letters that came. */
  public List<String> deadLetters() {
    return List.copyOf(deadLetters);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }

  private void send(String topic, String key, byte[] value) {
    var unused =
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
  }

  /** Reads until it has what is asked for, or nothing came for as long as patience lasts. */
  private void await(BooleanSupplier isComplete, Duration patience) {
    producer.flush();
    long last = System.nanoTime();
    while (!isComplete.getAsBoolean() && System.nanoTime() - last < patience.toNanos()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record);
        last = System.nanoTime();
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(names.deadLetters())) {
      deadLetters.add(
          header(record, DeadLetter.REASON) + ": " + header(record, DeadLetter.MESSAGE));
    } else if (record.topic().equals(names.results())) {
      RecallResult result = codec.decodeResult(record.value());
      results.put(result.query(), result);
    } else if (record.value() != null) {
      Episode memory = codec.decodeMemory(record.value());
      memories.put(memory.key(), memory);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "unknown" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
