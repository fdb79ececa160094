package org.mneme.jobs.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a job without a snapshot begins, as numbers: at what its group has committed, else at the
 * first record; or at the first record whatever was committed. The connector's own initializer
 * leaves a mark in the state of a partition until its first record comes, and asks for the
 * committed offset when a snapshot is restored: a snapshot older than that record, restored after
 * it was read, would not read it again, be it a forget.
 */
final class StartingOffsets implements OffsetsInitializer {

  private static final long serialVersionUID = 1L;

  private final boolean isFromBeginning;

  private StartingOffsets(boolean isFromBeginning) {
    this.isFromBeginning = isFromBeginning;
  }

  /** Behind what the group has read. */
  static StartingOffsets committed() {
    return new StartingOffsets(false);
  }

  /** The first records that there are. */
  static StartingOffsets earliest() {
    return new StartingOffsets(true);
  }

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
    Map<TopicPartition, Long> offsets = new HashMap<>(retriever.beginningOffsets(partitions));
    if (isFromBeginning) {
      return offsets;
    }
    retriever
        .committedOffsets(partitions)
        .forEach(
            (partition, committed) -> {
              if (committed != null) {
                offsets.put(partition, committed);
              }
            });
    return offsets;
  }

  // Kafka deprecates the enum for its own consumer; the connector's interface still asks for it.
  @SuppressWarnings("deprecation")
  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.EARLIEST;
  }
}
