package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  private static final long LATEST_OF_FOUR_DIGITS = 253_402_300_799_999L;

  @Test
  void readsAndWritesTheUsualForm() {
    assertThat(Timestamps.parse("2026-11-21T10:00:02Z")).isEqualTo(1_795_255_202_000L);
    assertThat(Timestamps.format(1_795_255_202_000L)).isEqualTo("2026-11-21T10:00:02Z");
    assertThat(Timestamps.format(1_795_255_202_007L)).isEqualTo("2026-11-21T10:00:02.007Z");
  }

  @Test
  void agreesWithTheLibraryOnRandomTimes() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      long millis = (long) (random.nextDouble() * LATEST_OF_FOUR_DIGITS);
      String text = Instant.ofEpochMilli(millis).toString();

      assertThat(Timestamps.parse(text)).isEqualTo(millis);
      assertThat(Timestamps.format(millis)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29T23:59:59.1Z",
        "2024-02-29T23:59:59.12Z",
        "2024-02-29T23:59:59.123456789Z",
        "2024-02-29T23:59:59.0009Z",
        "2024-02-29T23:59:59.Z",
        "2024-02-29T23:59Z",
        "2024-02-29T23:59:59+02:00",
        "2024-02-29T23:59:59.5-11:30",
        "2024-02-29t23:59:59z",
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59.999Z",
        "+12345-01-01T00:00:00Z"
      })
  void agreesWithTheLibraryOnOtherForms(String text) {
    assertThat(Timestamps.parse(text))
        .isEqualTo(OffsetDateTime.parse(text).toInstant().toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-21",
        "2026-11-21T10:00:02",
        "2026-02-29T10:00:02Z",
        "2026-00-01T10:00:02Z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T10:60:02Z",
        "2026-11-21T10:00:60Z",
        "2026-11-21T10:00:02.1234567890Z",
        "2026-11-21T10:00:02,5Z",
        "2026-11-21 10:00:02Z",
        "2026-1١-21T10:00:02Z",
        "-026-11-21T10:00:02Z"
      })
  void refusesWhatTheLibraryRefuses(String text) {
    assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void writesEveryLongSoThatItCanBeRead() {
    for (long millis : new long[] {Long.MIN_VALUE, -1, 0, 253_402_300_800_000L, Long.MAX_VALUE}) {
      assertThat(Timestamps.parse(Timestamps.format(millis))).isEqualTo(millis);
    }
  }

  @Test
  void refusesWhatMillisecondsCannotHold() {
    assertThatThrownBy(() -> Timestamps.parse("+999999999-01-01T00:00:00Z"))
        .isInstanceOf(ArithmeticException.class);
  }
}
