package org.mneme.jobs.sink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mneme.model.Rejection;
import org.mneme.wire.DeadLetter;
import org.mneme.wire.Limits;

/** Writes a refused record as it came, with why in its headers. */
final class DeadLetterSerializer implements KafkaRecordSerializationSchema<Rejection> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Limits limits;

  DeadLetterSerializer(String topic, Limits limits) {
    this.topic = topic;
    this.limits = limits;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Rejection rejection, KafkaSinkContext context, Long timestamp) {
    DeadLetter letter = DeadLetter.of(rejection, limits);
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, letter.key(), letter.value());
    letter
        .headers()
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }
}
