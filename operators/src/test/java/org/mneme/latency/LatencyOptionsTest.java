package org.mneme.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class LatencyOptionsTest {

  @Test
  void defaultsWork() {
    assertThat(LatencyOptions.parameters(new Configuration()))
        .isEqualTo(new LatencyParameters(1_000, 3, 3_600_000_000L));
  }

  @Test
  void takesWhatIsConfigured() {
    Configuration configuration = new Configuration();
    configuration.set(LatencyOptions.INTERVAL, Duration.ofSeconds(10));
    configuration.set(LatencyOptions.DIGITS, 2);
    configuration.set(LatencyOptions.HIGHEST, Duration.ofMinutes(1));

    assertThat(LatencyOptions.parameters(configuration))
        .isEqualTo(new LatencyParameters(10_000, 2, 60_000_000));
  }

  @Test
  void acceptsTheEndsOfItsRangesAndNothingBeyond() {
    accepts(LatencyOptions.INTERVAL, Duration.ofMillis(100));
    accepts(LatencyOptions.INTERVAL, Duration.ofHours(1));
    refuses(LatencyOptions.INTERVAL, Duration.ofMillis(99));
    refuses(LatencyOptions.INTERVAL, Duration.ofMillis(3_600_001));
    accepts(LatencyOptions.DIGITS, 1);
    accepts(LatencyOptions.DIGITS, 5);
    refuses(LatencyOptions.DIGITS, 0);
    refuses(LatencyOptions.DIGITS, 6);
    accepts(LatencyOptions.HIGHEST, Duration.ofSeconds(1));
    accepts(LatencyOptions.HIGHEST, Duration.ofDays(1));
    refuses(LatencyOptions.HIGHEST, Duration.ofMillis(999));
    refuses(LatencyOptions.HIGHEST, Duration.ofHours(25));
  }

  @Test
  void cutsTheWallClockAtMultiplesOfTheInterval() {
    LatencyParameters parameters = new LatencyParameters(500, 3, 1_000_000);

    assertThat(parameters.intervalStart(1_499)).isEqualTo(1_000);
    assertThat(parameters.intervalStart(1_500)).isEqualTo(1_500);
    assertThat(parameters.intervalStart(-1)).isEqualTo(-500);
  }

  private static <T> void accepts(ConfigOption<T> option, T value) {
    Configuration configuration = new Configuration();
    configuration.set(option, value);
    assertThat(LatencyOptions.parameters(configuration)).isNotNull();
  }

  private static <T> void refuses(ConfigOption<T> option, T value) {
    Configuration configuration = new Configuration();
    configuration.set(option, value);
    assertThatThrownBy(() -> LatencyOptions.parameters(configuration))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(option.key() + " is " + value);
  }
}
