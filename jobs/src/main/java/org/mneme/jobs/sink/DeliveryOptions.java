package org.mneme.jobs.sink;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.common.record.CompressionType;
import org.mneme.jobs.kafka.KafkaOptions;

/** How what the job writes gets to its topics. */
public final class DeliveryOptions {

  public static final ConfigOption<DeliveryGuarantee> GUARANTEE =
      ConfigOptions.key("mneme.delivery.guarantee")
          .enumType(DeliveryGuarantee.class)
          .defaultValue(DeliveryGuarantee.AT_LEAST_ONCE)
          .withDescription(
              "at-least-once: upserts (memories, concepts, bindings, patterns) are written at once,"
                  + " and some once more after a failure; the last write of a key is right."
                  + " exactly-once: they are written in Kafka transactions that a checkpoint commits;"
                  + " consumers need isolation.level=read_committed and see them up to a checkpoint"
                  + " interval later. Results, metrics and dead letters are always at-least-once.");

  public static final ConfigOption<String> TRANSACTIONAL_ID_PREFIX =
      ConfigOptions.key("mneme.delivery.transactional-id-prefix")
          .stringType()
          .defaultValue("")
          .withDescription(
              "What the transactional ids of this deployment begin with; empty for the consumer group."
                  + " Two deployments on one Kafka cluster need two: the later one aborts the"
                  + " transactions of an earlier one with the same.");

  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
      ConfigOptions.key("mneme.delivery.transaction-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "After how long Kafka aborts a transaction that nobody commits, 1 min to 7 d. Upserts"
                  + " that a job wrote before a failure are lost if it is down for longer, so make it"
                  + " longer than the longest outage to survive. Checked at start against the"
                  + " brokers' transaction.max.timeout.ms, whose default is 15 min.");

  public static final ConfigOption<Duration> LINGER =
      ConfigOptions.key("mneme.delivery.linger")
          .durationType()
          .defaultValue(Duration.ofMillis(100))
          .withDescription(
              "How long upserts, metrics and dead letters wait for others to be sent with them, 0 to"
                  + " 10 s. Answers never wait.");

  public static final ConfigOption<MemorySize> BATCH_SIZE =
      ConfigOptions.key("mneme.delivery.batch-size")
          .memoryType()
          .defaultValue(new MemorySize(64 << 10))
          .withDescription(
              "Most bytes, before compression, of upserts, metrics and dead letters of a partition that"
                  + " are sent together, 1 kb to 16 mb. A full batch does not wait for"
                  + " mneme.delivery.linger; a larger one is smaller per record when compressed.");

  public static final ConfigOption<CompressionType> COMPRESSION =
      ConfigOptions.key("mneme.delivery.compression")
          .enumType(CompressionType.class)
          .defaultValue(CompressionType.ZSTD)
          .withDescription("Compression of upserts, metrics and dead letters.");

  public static final ConfigOption<CompressionType> RESULT_COMPRESSION =
      ConfigOptions.key("mneme.delivery.result-compression")
          .enumType(CompressionType.class)
          .defaultValue(CompressionType.NONE)
          .withDescription("Compression of results, which leave one by one.");

  private DeliveryOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value of the first that is out of range
   */
  public static DeliveryParameters parameters(ReadableConfig config) {
    String prefix = config.get(TRANSACTIONAL_ID_PREFIX);
    return new DeliveryParameters(
        config.get(GUARANTEE),
        prefix.isBlank() ? config.get(KafkaOptions.GROUP_ID) : prefix,
        config.get(TRANSACTION_TIMEOUT),
        config.get(LINGER),
        config.get(BATCH_SIZE),
        config.get(COMPRESSION),
        config.get(RESULT_COMPRESSION));
  }
}
