package org.mneme.jobs.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.jobs.source.InboundDeserializer.Decoding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
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
    if (inbound.restored() == null || isOffered(inbound.restored().episode())) {
      out.collect(inbound);
    }
  }

  /** A refused one would be refused again; or come first, and have the others refused for it. */
  private static boolean isOffered(Episode episode) {
    return episode.task() != null && episode.status() != EpisodeStatus.REJECTED;
  }

  @Override
  public TypeInformation<Inbound> getProducedType() {
    return TypeInformation.of(Inbound.class);
  }
}
