package org.mneme.jobs.source;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;

/**
 * Decodes a Kafka record into an accepted record or a rejection, in the source itself, so that
 * watermarks are those of its partition. Never fails on a record.
 */
public final class InboundDeserializer implements KafkaRecordDeserializationSchema<Inbound> {

  private static final long serialVersionUID = 1L;

  /** {@code 00-<32>-<16>-<2>} of today's version; a later one may add to it. */
  private static final int LONGEST_TRACEPARENT = 128;

  private final Decoding decoding;

  /** A deserializer of the records that {@code decoding} knows. */
  public InboundDeserializer(Decoding decoding) {
    this.decoding = decoding;
  }

  /** How the records of one topic are decoded: exactly one answer for any bytes, no exception. */
  @FunctionalInterface
  public interface Decoding extends Serializable {
    /** What {@code origin} says. */
    Inbound decode(Origin origin);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Inbound> out) {
    out.collect(
        decoding.decode(
            new Origin(
                message.topic(),
                message.partition(),
                message.offset(),
                message.timestamp(),
                message.key(),
                message.value(),
                traceparent(message))));
  }

  /** The last header of this name, if it is as long as W3C Trace Context admits. */
  private static String traceparent(ConsumerRecord<byte[], byte[]> message) {
    Header header = message.headers().lastHeader(Origin.TRACEPARENT);
    return header == null || header.value() == null || header.value().length > LONGEST_TRACEPARENT
        ? null
        : new String(header.value(), StandardCharsets.US_ASCII);
  }

  @Override
  public TypeInformation<Inbound> getProducedType() {
    return TypeInformation.of(Inbound.class);
  }
}
