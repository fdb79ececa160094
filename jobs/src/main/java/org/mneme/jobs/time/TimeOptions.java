package org.mneme.jobs.time;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/** Options of event time. */
public final class TimeOptions {

  public static final ConfigOption<Duration> DISORDER =
      ConfigOptions.key("mneme.time.disorder")
          .durationType()
          .defaultValue(Duration.ofSeconds(2))
          .withDescription(
              "How much event time a record may lag behind a newer one of its partition, at least 0."
                  + " What lags more takes effect in a later window.");

  public static final ConfigOption<Duration> QUIET_AFTER =
      ConfigOptions.key("mneme.time.quiet-after")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription(
              "After how long a silent partition no longer holds event time back, and how far the"
                  + " heartbeat stays behind the clock, at least 1 ms. Live windows close that much"
                  + " after their end.");

  public static final ConfigOption<Boolean> HEARTBEAT =
      ConfigOptions.key("mneme.time.heartbeat")
          .booleanType()
          .defaultValue(true)
          .withDescription(
              "Whether the clock moves event time on when all inputs are silent, so that the last"
                  + " window of a quiet fleet closes. Switch it off to replay old records with exactly"
                  + " the windows that they had.");

  public static final ConfigOption<Duration> ALIGNMENT =
      ConfigOptions.key("mneme.time.alignment")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "How far in event time one event source may read ahead of the other in a replay"
                  + " (without a heartbeat), at least 1 s. It bounds what the replay has to hold"
                  + " open.");

  private TimeOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value of the first that is out of range
   */
  public static TimeParameters parameters(ReadableConfig config) {
    return new TimeParameters(
        config.get(DISORDER),
        config.get(QUIET_AFTER),
        config.get(HEARTBEAT),
        config.get(ALIGNMENT));
  }
}
