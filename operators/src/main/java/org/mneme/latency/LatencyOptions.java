package org.mneme.latency;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.description.HtmlFormatter;

/** Options of latency measurement. */
public final class LatencyOptions {

  public static final ConfigOption<Duration> INTERVAL =
      ConfigOptions.key("mneme.latency.interval")
          .durationType()
          .defaultValue(Duration.ofSeconds(1))
          .withDescription(
              "Length of the intervals that latencies are summed up over, 100 ms to 1 h. Each"
                  + " operation with samples gives one record on the metrics topic per interval;"
                  + " these samples are lost when a task restarts within it.");

  public static final ConfigOption<Integer> DIGITS =
      ConfigOptions.key("mneme.latency.digits")
          .intType()
          .defaultValue(3)
          .withDescription(
              "Significant decimal digits of a recorded latency, 1 to 5. Each more divides the"
                  + " error of percentiles by ten and multiplies the size of a sketch by up to"
                  + " ten (3 digits: up to 200 kB per operation and subtask).");

  public static final ConfigOption<Duration> HIGHEST =
      ConfigOptions.key("mneme.latency.highest")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription(
              "Largest latency that is told apart, 1 s to 1 d. Larger ones count as this one and"
                  + " in the metric clampedSamples.");

  private LatencyOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range; names key and value
   */
  public static LatencyParameters parameters(ReadableConfig config) {
    Duration interval = config.get(INTERVAL);
    check(INTERVAL, interval, !isOutside(interval, Duration.ofMillis(100), Duration.ofHours(1)));
    int digits = config.get(DIGITS);
    check(DIGITS, digits, digits >= 1 && digits <= 5);
    Duration highest = config.get(HIGHEST);
    check(HIGHEST, highest, !isOutside(highest, Duration.ofSeconds(1), Duration.ofDays(1)));
    return new LatencyParameters(interval.toMillis(), digits, highest.toNanos() / 1_000);
  }

  private static boolean isOutside(Duration value, Duration least, Duration most) {
    return value.compareTo(least) < 0 || value.compareTo(most) > 0;
  }

  private static <T> void check(ConfigOption<T> option, T value, boolean inRange) {
    if (!inRange) {
      throw new IllegalArgumentException(
          option.key() + " is " + value + ", outside its range: " + description(option));
    }
  }

  private static String description(ConfigOption<?> option) {
    return new HtmlFormatter().format(option.description());
  }
}
