package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireOptionsTest {

  @Test
  void givesTheContractsLimitsByDefault() {
    assertThat(WireOptions.limits(new Configuration())).isEqualTo(Limits.DEFAULT);
  }

  @Test
  void changesWhatIsSetAndNothingElse() {
    Configuration config = new Configuration();
    config.set(WireOptions.MAX_RECORD_SIZE, MemorySize.parse("1mb"));
    config.set(WireOptions.MAX_DEAD_LETTER_SIZE, MemorySize.parse("2mb"));
    config.set(WireOptions.MAX_DESCRIPTION_SIZE, new MemorySize(500));
    config.set(WireOptions.MAX_PARAMETERS_SIZE, new MemorySize(600));
    config.set(WireOptions.MAX_OBSERVATION_SIZE, new MemorySize(700));
    config.set(WireOptions.MAX_AHEAD, Duration.ofMinutes(5));

    assertThat(WireOptions.limits(config))
        .isEqualTo(
            Limits.DEFAULT
                .withRecordSizes(1 << 20, 2 << 20)
                .withTextSizes(500, 600, 700)
                .withAhead(300_000));
  }

  @ParameterizedTest
  @CsvSource({
    "mneme.wire.max-record-size, 63kb",
    "mneme.wire.max-record-size, 65mb",
    "mneme.wire.max-dead-letter-size, 10mb",
    "mneme.wire.max-dead-letter-size, 129mb",
    "mneme.wire.max-description-size, 99b",
    "mneme.wire.max-parameters-size, 11mb",
    "mneme.wire.max-observation-size, 2mb",
    "mneme.wire.max-ahead, 366d"
  })
  void refusesValuesOutsideTheirRangeNamingTheKey(String key, String value) {
    Configuration config = Configuration.fromMap(java.util.Map.of(key, value));

    assertThatThrownBy(() -> WireOptions.limits(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("must be from");
  }
}
