package org.mneme.jobs.sink;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Encodes a record with a String key onto one topic; a value that is null is a tombstone. */
final class KeyedSerializer<T> implements KafkaRecordSerializationSchema<T> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Part<T, String> key;
  private final Part<T, byte[]> value;

  KeyedSerializer(String topic, Part<T, String> key, Part<T, byte[]> value) {
    this.topic = topic;
    this.key = key;
    this.value = value;
  }

  /** Takes the key or the value out of a record. */
  interface Part<T, R> extends Function<T, R>, Serializable {}

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T element, KafkaSinkContext context, Long timestamp) {
    // No timestamp of the element's: consumers measure from when the record was written.
    return new ProducerRecord<>(
        topic, key.apply(element).getBytes(StandardCharsets.UTF_8), value.apply(element));
  }
}
