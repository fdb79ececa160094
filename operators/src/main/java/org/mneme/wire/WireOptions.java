package org.mneme.wire;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/** Options of the wire format. */
public final class WireOptions {

  /** Largest value of a record. */
  public static final ConfigOption<MemorySize> MAX_RECORD_SIZE =
      ConfigOptions.key("mneme.wire.max-record-size")
          .memoryType()
          .defaultValue(new MemorySize(Limits.DEFAULT.recordBytes()))
          .withDescription(
              "Largest value of a record, 64 KiB to 64 MiB; a larger one is a dead letter"
                  + " (too-large), and what the job writes is cut to it. Topics, producers and"
                  + " fetches need at least as much.");

  /** Largest dead letter. */
  public static final ConfigOption<MemorySize> MAX_DEAD_LETTER_SIZE =
      ConfigOptions.key("mneme.wire.max-dead-letter-size")
          .memoryType()
          .defaultValue(new MemorySize(Limits.DEFAULT.deadLetterBytes()))
          .withDescription(
              "Largest dead letter with its key and headers, from max-record-size + 64 KiB to 128"
                  + " MiB; a larger one is cut, and a header gives its original size.");

  /** Largest description of a task, and text of a query. */
  public static final ConfigOption<MemorySize> MAX_DESCRIPTION_SIZE =
      ConfigOptions.key("mneme.wire.max-description-size")
          .memoryType()
          .defaultValue(new MemorySize(Limits.DEFAULT.descriptionBytes()))
          .withDescription(
              "Largest description of a task and text of a query in UTF-8, 100 bytes to 1 MB; a"
                  + " longer one makes the record a dead letter (too-large).");

  /** Largest parameters of a step. */
  public static final ConfigOption<MemorySize> MAX_PARAMETERS_SIZE =
      ConfigOptions.key("mneme.wire.max-parameters-size")
          .memoryType()
          .defaultValue(new MemorySize(Limits.DEFAULT.parametersBytes()))
          .withDescription(
              "Largest parameters of a step as compact JSON, 100 bytes to 10 MB; larger ones make"
                  + " the record a dead letter (too-large).");

  /** Largest observation of a step, its message, and an outcome's detail. */
  public static final ConfigOption<MemorySize> MAX_OBSERVATION_SIZE =
      ConfigOptions.key("mneme.wire.max-observation-size")
          .memoryType()
          .defaultValue(new MemorySize(Limits.DEFAULT.observationBytes()))
          .withDescription(
              "Largest observation or message of a step and detail of an outcome in UTF-8, 100"
                  + " bytes to 1 MB; a longer one makes the record a dead letter (too-large).");

  /** How far event time may be ahead. */
  public static final ConfigOption<Duration> MAX_AHEAD =
      ConfigOptions.key("mneme.wire.max-ahead")
          .durationType()
          .defaultValue(Duration.ofMillis(Limits.DEFAULT.aheadMillis()))
          .withDescription(
              "How far a record's event time may be ahead of its Kafka timestamp, 0 to 365 d; one"
                  + " further ahead is a dead letter (future-time) and never moves the watermark.");

  private WireOptions() {}

  /**
   * The limits that {@code config} sets.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names both
   */
  public static Limits limits(ReadableConfig config) {
    int record = bytes(config, MAX_RECORD_SIZE, 64L << 10, 64L << 20);
    int deadLetter = bytes(config, MAX_DEAD_LETTER_SIZE, record + (64L << 10), 128L << 20);
    int description = bytes(config, MAX_DESCRIPTION_SIZE, 100, 1_000_000);
    int parameters = bytes(config, MAX_PARAMETERS_SIZE, 100, 10_000_000);
    int observation = bytes(config, MAX_OBSERVATION_SIZE, 100, 1_000_000);
    Duration ahead = config.get(MAX_AHEAD);
    if (ahead.isNegative() || ahead.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException(
          MAX_AHEAD.key() + " is " + ahead + ", must be from 0 to 365 d");
    }
    return Limits.DEFAULT
        .withRecordSizes(record, deadLetter)
        .withTextSizes(description, parameters, observation)
        .withAhead(ahead.toMillis());
  }

  private static int bytes(
      ReadableConfig config, ConfigOption<MemorySize> option, long least, long most) {
    long bytes = config.get(option).getBytes();
    if (bytes < least || bytes > most) {
      throw new IllegalArgumentException(
          option.key()
              + " is "
              + bytes
              + " bytes, must be from "
              + least
              + " to "
              + most
              + " bytes");
    }
    return (int) bytes;
  }
}
