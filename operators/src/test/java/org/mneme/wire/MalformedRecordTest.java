package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.model.RejectionReason.MALFORMED;
import static org.mneme.model.RejectionReason.TOO_LARGE;
import static org.mneme.wire.Wire.accepted;
import static org.mneme.wire.Wire.assertRefused;
import static org.mneme.wire.Wire.event;
import static org.mneme.wire.Wire.step;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Inbound;

class MalformedRecordTest {

  @Test
  void takesAnObjectWithWhiteSpaceAroundIt() {
    assertThat(accepted(" \n" + step("") + "\t\r\n").step().tool()).isEqualTo("search");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "[]",
        "\"text\"",
        "7",
        "null",
        "true",
        "{",
        "{\"type\":\"step\"",
        "{\"type\":\"step\",}",
        "{'type':'step'}",
        "{\"type\":NaN}",
        "{\"type\":\"a\u0001b\"}",
        "\uFEFF{\"type\":\"step\"}",
        "{\u0000\"type\":\"step\"}"
      })
  void refusesWhatIsNoJsonObject(String value) {
    assertRefused(event(value), MALFORMED, "");
  }

  @Test
  void refusesARecordWithoutValue() {
    assertRefused(
        Wire.CODEC.decodeEpisodeEvent(Wire.origin((byte[]) null), EpisodeTopic.EPISODES),
        MALFORMED,
        "no value");
  }

  @Test
  void refusesOtherEncodingsThanUtf8() {
    byte[] utf16 = step("").getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    byte[] latin1 =
        step(",\"observation\":\"é\"").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    assertRefused(
        Wire.CODEC.decodeEpisodeEvent(Wire.origin(utf16), EpisodeTopic.EPISODES), MALFORMED, "");
    assertRefused(
        Wire.CODEC.decodeEpisodeEvent(Wire.origin(latin1), EpisodeTopic.EPISODES), MALFORMED, "");
  }

  @Test
  void refusesRepeatedNamesAtAnyDepthAndWhatFollowsTheObject() {
    assertRefused(event(step(",\"tool\":\"b\"")), MALFORMED, "Duplicate");
    assertRefused(event(step(",\"parameters\":{\"a\":1,\"a\":1}")), MALFORMED, "Duplicate");
    assertRefused(event(step("") + step("")), MALFORMED, "follows");
    assertRefused(event(step("") + "]"), MALFORMED, "");
  }

  @Test
  void refusesBottomlessNestingWithoutOverflowingTheStack() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);

    assertRefused(event(step(",\"mood\":" + deep)), MALFORMED, "nesting depth");
    assertRefused(event(step(",\"parameters\":{\"a\":" + deep + "}")), MALFORMED, "nesting depth");
  }

  @Test
  void refusesARecordOfTwelveMegabytes() {
    byte[] large = new byte[12_000_000];
    Arrays.fill(large, (byte) ' ');
    byte[] step = Wire.bytes(step(""));
    System.arraycopy(step, 0, large, 0, step.length);

    Inbound inbound = Wire.CODEC.decodeEpisodeEvent(Wire.origin(large), EpisodeTopic.EPISODES);

    assertRefused(inbound, TOO_LARGE, "the record has 12000000 bytes, at most 10485760");
    assertThat(inbound.rejection().origin().value()).isSameAs(large);
  }
}
