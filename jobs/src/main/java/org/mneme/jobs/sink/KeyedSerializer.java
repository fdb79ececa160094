package org.mneme.jobs.sink;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mneme.model.Origin;

/** Encodes a record with a String key onto one topic; a value that is null is a tombstone. */
final class KeyedSerializer<T> implements KafkaRecordSerializationSchema<T> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Part<T, String> key;
  private final Part<T, byte[]> value;

  /** Header {@code traceparent} of the record, null where it has none; or null for none at all. */
  private final Part<T, String> traceparent;

  KeyedSerializer(String topic, Part<T, String> key, Part<T, byte[]> value) {
    this(topic, key, value, null);
  }

  KeyedSerializer(
      String topic, Part<T, String> key, Part<T, byte[]> value, Part<T, String> traceparent) {
    this.topic = topic;
    this.key = key;
    this.value = value;
    this.traceparent = traceparent;
  }

  /** Takes the key or the value out of a record. */
  interface Part<T, R> extends Function<T, R>, Serializable {}

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T element, KafkaSinkContext context, Long timestamp) {
    // No timestamp of the element's: consumers measure from when the record was written.
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            topic, key.apply(element).getBytes(StandardCharsets.UTF_8), value.apply(element));
    String trace = traceparent == null ? null : traceparent.apply(element);
    if (trace != null) {
      message.headers().add(Origin.TRACEPARENT, trace.getBytes(StandardCharsets.US_ASCII));
    }
    return message;
  }
}
