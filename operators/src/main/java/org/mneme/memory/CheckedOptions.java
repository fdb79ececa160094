package org.mneme.memory;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Options with their ranges checked. Every method throws an {@link IllegalArgumentException} that
 * names key and value where the value is out of its range.
 */
final class CheckedOptions {

  private final ReadableConfig config;

  CheckedOptions(ReadableConfig config) {
    this.config = config;
  }

  /** A number in [0, 1]. */
  double share(ConfigOption<Double> option) {
    double value = config.get(option);
    check(value >= 0 && value <= 1, option, value, "in [0, 1]");
    return value;
  }

  /** A number in (0, 1]. */
  double positiveShare(ConfigOption<Double> option) {
    double value = config.get(option);
    check(value > 0 && value <= 1, option, value, "in (0, 1]");
    return value;
  }

  /** A finite number that is not negative. */
  double notNegative(ConfigOption<Double> option) {
    double value = config.get(option);
    check(value >= 0 && value < Double.POSITIVE_INFINITY, option, value, "at least 0");
    return value;
  }

  /** A finite number above 0. */
  double positive(ConfigOption<Double> option) {
    double value = config.get(option);
    check(value > 0 && value < Double.POSITIVE_INFINITY, option, value, "above 0");
    return value;
  }

  /** A whole number of at least {@code least}. */
  int atLeast(ConfigOption<Integer> option, int least) {
    int value = config.get(option);
    check(value >= least, option, value, "at least " + least);
    return value;
  }

  /** A whole number from {@code least} to {@code most}. */
  int between(ConfigOption<Integer> option, int least, int most) {
    int value = config.get(option);
    check(value >= least && value <= most, option, value, "from " + least + " to " + most);
    return value;
  }

  /** Milliseconds, at least one. */
  long positiveMillis(ConfigOption<Duration> option) {
    Duration value = config.get(option);
    check(value.toMillis() >= 1, option, value, "at least 1 ms");
    return value.toMillis();
  }

  /** Milliseconds, from none to {@code most}. */
  long millisUpTo(ConfigOption<Duration> option, Duration most) {
    Duration value = config.get(option);
    check(!value.isNegative() && value.compareTo(most) <= 0, option, value, "0 to " + most);
    return value.toMillis();
  }

  private static void check(boolean holds, ConfigOption<?> option, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(option.key() + " is " + value + ", but must be " + range);
    }
  }
}
