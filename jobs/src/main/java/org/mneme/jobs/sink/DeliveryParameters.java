package org.mneme.jobs.sink;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.common.record.CompressionType;

/**
 * How what the job writes gets to its topics, checked.
 *
 * @param guarantee of upserts: at least once or exactly once
 * @param transactionalIdPrefix not blank
 * @param transactionTimeout 1 min to 7 d
 * @param linger of what is batched, 0 to 10 s
 * @param batchSize of what is batched, a partition, 1 kb to 16 mb
 * @param compression of what is batched
 * @param resultCompression of answers
 */
public record DeliveryParameters(
    DeliveryGuarantee guarantee,
    String transactionalIdPrefix,
    Duration transactionTimeout,
    Duration linger,
    MemorySize batchSize,
    CompressionType compression,
    CompressionType resultCompression) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming key and value
   */
  public DeliveryParameters {
    if (guarantee == DeliveryGuarantee.NONE) {
      throw new IllegalArgumentException(
          DeliveryOptions.GUARANTEE.key() + " is none; it must be at-least-once or exactly-once");
    }
    require(
        DeliveryOptions.TRANSACTION_TIMEOUT,
        transactionTimeout,
        Duration.ofMinutes(1),
        Duration.ofDays(7),
        "1 min to 7 d");
    require(DeliveryOptions.LINGER, linger, Duration.ZERO, Duration.ofSeconds(10), "0 to 10 s");
    if (batchSize.getBytes() < 1 << 10 || batchSize.getBytes() > 16 << 20) {
      throw new IllegalArgumentException(
          DeliveryOptions.BATCH_SIZE.key() + " is " + batchSize + "; it must be 1 kb to 16 mb");
    }
  }

  /** Whether upserts are written in transactions. */
  public boolean isTransactional() {
    return guarantee == DeliveryGuarantee.EXACTLY_ONCE;
  }

  private static void require(
      ConfigOption<Duration> option, Duration value, Duration least, Duration most, String range) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          option.key() + " is " + value.toMillis() + " ms; it must be " + range);
    }
  }
}
