package org.mneme.jobs.sink;

import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
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
 * harm. Who wants each upsert once has them written in transactions; see {@link DeliveryOptions}.
 */
public final class Sinks {

  /** How records of a topic are sent. */
  private enum Sending {
    /** At once and one by one. */
    PROMPT,
    /** Together with others that come a little later. */
    BATCHED,
    /** Batched, and in transactions if the options say so. */
    UPSERT
  }

  private final KafkaParameters kafka;
  private final TopicParameters topics;
  private final DeliveryParameters delivery;
  private final Codec codec;

  /** Sinks of one Kafka cluster. */
  public Sinks(
      KafkaParameters kafka, TopicParameters topics, DeliveryParameters delivery, Codec codec) {
    this.kafka = kafka;
    this.topics = topics;
    this.delivery = delivery;
    this.codec = codec;
  }

  /** Attaches a sink to every output. */
  public void attach(Outputs outputs) {
    Codec encoder = codec;
    KeyedSerializer<RecallResult> results =
        new KeyedSerializer<>(
            name(Topic.RESULTS),
            result -> result.replyKey(),
            result -> encoder.encode(result),
            result -> result.traceparent());
    write(outputs.results(), Topic.RESULTS, results, Sending.PROMPT);
    write(outputs.refusals(), "refusals", Topic.RESULTS, results, Sending.PROMPT);
    write(
        outputs.receipts(),
        "receipts",
        Topic.RESULTS,
        new KeyedSerializer<>(
            name(Topic.RESULTS), receipt -> receipt.command(), receipt -> encoder.encode(receipt)),
        Sending.PROMPT);
    write(
        upserts(outputs.memories()),
        Topic.MEMORIES,
        new KeyedSerializer<>(
            name(Topic.MEMORIES),
            upsert -> upsert.key(),
            upsert -> upsert.episode() == null ? null : encoder.encode(upsert.episode())),
        Sending.UPSERT);
    write(
        outputs.concepts(),
        Topic.CONCEPTS,
        new KeyedSerializer<>(
            name(Topic.CONCEPTS), concept -> concept.key(), concept -> encoder.encode(concept)),
        Sending.UPSERT);
    write(
        outputs.bindings(),
        Topic.BINDINGS,
        new KeyedSerializer<>(
            name(Topic.BINDINGS), binding -> binding.key(), binding -> encoder.encode(binding)),
        Sending.UPSERT);
    if (outputs.patterns() != null) {
      write(
          outputs.patterns(),
          Topic.PATTERNS,
          new KeyedSerializer<>(
              name(Topic.PATTERNS), pattern -> pattern.key(), pattern -> encoder.encode(pattern)),
          Sending.UPSERT);
    }
    write(
        outputs.metrics(),
        Topic.METRICS,
        new KeyedSerializer<>(
            name(Topic.METRICS),
            summary -> summary.operation(),
            summary -> encoder.encode(summary)),
        Sending.BATCHED);
    write(
        outputs.deadLetters(),
        Topic.DEAD_LETTERS,
        new DeadLetterSerializer(name(Topic.DEAD_LETTERS), topics.limits()),
        Sending.BATCHED);
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
      Sending sending) {
    write(stream, topic.suffix(), topic, serializer, sending);
  }

  private <T> void write(
      DataStream<T> stream,
      String role,
      Topic topic,
      KafkaRecordSerializationSchema<T> serializer,
      Sending sending) {
    boolean isPrompt = sending == Sending.PROMPT;
    KafkaSinkBuilder<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(kafka.bootstrap())
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .setRecordSerializer(serializer)
            .setProperty(
                ProducerConfig.LINGER_MS_CONFIG,
                isPrompt ? "0" : Long.toString(delivery.linger().toMillis()))
            .setProperty(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                (isPrompt ? delivery.resultCompression() : delivery.compression()).name)
            .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRequestSize(topic))
            .setKafkaProducerConfig(kafka.clientProperties());
    if (!isPrompt) {
      sink.setProperty(
          ProducerConfig.BATCH_SIZE_CONFIG, Long.toString(delivery.batchSize().getBytes()));
    }
    if (sending == Sending.UPSERT && delivery.isTransactional()) {
      sink.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
          .setTransactionalIdPrefix(delivery.transactionalIdPrefix() + '-' + role)
          .setProperty(
              ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
              Long.toString(delivery.transactionTimeout().toMillis()));
    }
    stream.sinkTo(sink.build()).name(role).uid("sink-" + role);
  }

  private String name(Topic topic) {
    return topics.names().of(topic);
  }

  private String maxRequestSize(Topic topic) {
    return Integer.toString(topics.spec(topic).maxMessageBytes());
  }
}
