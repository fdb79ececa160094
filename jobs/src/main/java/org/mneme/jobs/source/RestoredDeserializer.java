package org.mneme.jobs.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.jobs.source.InboundDeserializer.Decoding;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;

/**
 * Decodes what a memory acknowledged before. Tombstones, and records of episodes whose content is
 * gone, say nothing to a memory that is built anew.
 */
final class RestoredDeserializer implements KafkaRecordDeserializationSchema<Inbound> {

  private static final long serialVersionUID = 1L;

  private final Decoding decoding;

  RestoredDeserializer(Decoding decoding) {
    this.decoding = decoding;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Inbound> out) {
    if (message.value() == null) {
      return;
    }
    Inbound inbound =
        decoding.decode(
            new Origin(
                message.topic(),
                message.partition(),
                message.offset(),
                message.timestamp(),
                message.key(),
                message.value()));
    if (inbound.restored() == null || inbound.restored().episode().task() != null) {
      out.collect(inbound);
    }
  }

  @Override
  public TypeInformation<Inbound> getProducedType() {
    return TypeInformation.of(Inbound.class);
  }
}
