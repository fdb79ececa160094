package org.mneme.episodes;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/** Defines options in short and reads them with their ranges checked. */
final class OptionTypes {

  private final ReadableConfig config;

  OptionTypes(ReadableConfig config) {
    this.config = config;
  }

  static ConfigOption<Double> number(String key, double value, String description) {
    return ConfigOptions.key(key).doubleType().defaultValue(value).withDescription(description);
  }

  static ConfigOption<Integer> count(String key, int value, String description) {
    return ConfigOptions.key(key).intType().defaultValue(value).withDescription(description);
  }

  static ConfigOption<Duration> duration(String key, Duration value, String description) {
    return ConfigOptions.key(key).durationType().defaultValue(value).withDescription(description);
  }

  static ConfigOption<MemorySize> size(String key, MemorySize value, String description) {
    return ConfigOptions.key(key).memoryType().defaultValue(value).withDescription(description);
  }

  double number(ConfigOption<Double> option, double least, double most) {
    return within(option, config.get(option), least, most);
  }

  int count(ConfigOption<Integer> option, int least, int most) {
    return within(option, config.get(option), least, most);
  }

  long millis(ConfigOption<Duration> option, Duration least, Duration most) {
    return within(option, config.get(option), least, most).toMillis();
  }

  long bytes(ConfigOption<MemorySize> option, MemorySize least, MemorySize most) {
    return within(option, config.get(option), least, most).getBytes();
  }

  /** Checks that the value of {@code lower} is below the one of {@code upper}. */
  <T extends Comparable<T>> void below(ConfigOption<T> lower, ConfigOption<T> upper) {
    T least = config.get(lower);
    T most = config.get(upper);
    if (least.compareTo(most) >= 0) {
      throw new IllegalArgumentException(
          "%s is %s, not below %s, which is %s".formatted(lower.key(), least, upper.key(), most));
    }
  }

  private static <T extends Comparable<T>> T within(
      ConfigOption<T> option, T value, T least, T most) {
    // Double.compareTo puts NaN above everything, so it is refused as well.
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s is %s, outside its range of %s to %s".formatted(option.key(), value, least, most));
    }
    return value;
  }
}
