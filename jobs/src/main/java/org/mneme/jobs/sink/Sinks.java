package org.mneme.jobs.sink;

import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicParameters;
import org.mneme.model.Episode;
import org.mneme.model.RecallResult;
import org.mneme.wire.Codec;

/**
 * Writes the job's outputs to their topics, at least once and without waiting for a checkpoint: a
 * result carries its query's id, and an upsert's last write is right, so a repeated one does no
 * harm.
 */
public final class Sinks {

  /** Answers leave at once, one by one and uncompressed. */
  private static final Map<String, String> PROMPT =
      Map.of(ProducerConfig.LINGER_MS_CONFIG, "0", ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");

  /** Upserts wait a little for each other, and compress well together. */
  private static final Map<String, String> BATCHED =
      Map.of(
          ProducerConfig.LINGER_MS_CONFIG, "100", ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");

  private final KafkaParameters kafka;
  private final TopicParameters topics;
  private final Codec codec;

  /** Sinks of one Kafka cluster. */
  public Sinks(KafkaParameters kafka, TopicParameters topics, Codec codec) {
    this.kafka = kafka;
    this.topics = topics;
    this.codec = codec;
  }

  /** Attaches a sink to every output. */
  public void attach(Outputs outputs) {
    Codec encoder = codec;
    KeyedSerializer<RecallResult> results =
        new KeyedSerializer<>(
            name(Topic.RESULTS), result -> result.replyKey(), result -> encoder.encode(result));
    write(outputs.results(), Topic.RESULTS, results, PROMPT);
    write(outputs.refusals(), "refusals", Topic.RESULTS, results, PROMPT);
    write(
        outputs.receipts(),
        "receipts",
        Topic.RESULTS,
        new KeyedSerializer<>(
            name(Topic.RESULTS), receipt -> receipt.command(), receipt -> encoder.encode(receipt)),
        PROMPT);
    write(
        upserts(outputs.memories()),
        Topic.MEMORIES,
        new KeyedSerializer<>(
            name(Topic.MEMORIES),
            upsert -> upsert.key(),
            upsert -> upsert.episode() == null ? null : encoder.encode(upsert.episode())),
        BATCHED);
    write(
        outputs.concepts(),
        Topic.CONCEPTS,
        new KeyedSerializer<>(
            name(Topic.CONCEPTS), concept -> concept.key(), concept -> encoder.encode(concept)),
        BATCHED);
    write(
        outputs.bindings(),
        Topic.BINDINGS,
        new KeyedSerializer<>(
            name(Topic.BINDINGS), binding -> binding.key(), binding -> encoder.encode(binding)),
        BATCHED);
    if (outputs.patterns() != null) {
      write(
          outputs.patterns(),
          Topic.PATTERNS,
          new KeyedSerializer<>(
              name(Topic.PATTERNS), pattern -> pattern.key(), pattern -> encoder.encode(pattern)),
          BATCHED);
    }
    write(
        outputs.metrics(),
        Topic.METRICS,
        new KeyedSerializer<>(
            name(Topic.METRICS),
            summary -> summary.operation(),
            summary -> encoder.encode(summary)),
        BATCHED);
    write(
        outputs.deadLetters(),
        Topic.DEAD_LETTERS,
        new DeadLetterSerializer(name(Topic.DEAD_LETTERS), topics.limits()),
        BATCHED);
  }

  private static DataStream<MemoryUpsert> upserts(DataStream<Episode> memories) {
    return memories
        .process(new MemoryUpsertFunction())
        .name("memory upserts")
        .uid("memory-upserts");
  }

  private <T> void write(
      DataStream<T> stream,
      Topic topic,
      KafkaRecordSerializationSchema<T> serializer,
      Map<String, String> pace) {
    write(stream, topic.suffix(), topic, serializer, pace);
  }

  private <T> void write(
      DataStream<T> stream,
      String role,
      Topic topic,
      KafkaRecordSerializationSchema<T> serializer,
      Map<String, String> pace) {
    KafkaSink<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(kafka.bootstrap())
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .setRecordSerializer(serializer)
            .setProperty(ProducerConfig.LINGER_MS_CONFIG, pace.get(ProducerConfig.LINGER_MS_CONFIG))
            .setProperty(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                pace.get(ProducerConfig.COMPRESSION_TYPE_CONFIG))
            .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRequestSize(topic))
            .setKafkaProducerConfig(kafka.clientProperties())
            .build();
    stream.sinkTo(sink).name(role).uid("sink-" + role);
  }

  private String name(Topic topic) {
    return topics.names().of(topic);
  }

  private String maxRequestSize(Topic topic) {
    return Integer.toString(topics.spec(topic).maxMessageBytes());
  }
}
