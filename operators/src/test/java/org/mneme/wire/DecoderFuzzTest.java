package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;

/**
 * Damaged records of every kind: none throws, each becomes exactly one thing, and a refused one
 * keeps its bytes.
 */
class DecoderFuzzTest {

  private static final int RECORDS = 400;
  private static final int MUTATIONS = 12;

  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e999",
    "0.5",
    "\\u0000",
    "\\ud800",
    "\"space\":",
    "\"type\":\"step\"",
    "\u0000",
    "é",
    "NaN",
    "\\",
    "\uFEFF",
    "99999999999999999999"
  };

  @Test
  void episodeEventsNeverThrow() {
    fuzz(
        records -> Wire.CODEC.encode(records.event()),
        origin -> Wire.CODEC.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES));
  }

  @Test
  void stepsNeverThrow() {
    fuzz(
        records -> Wire.CODEC.encode(records.event()),
        origin -> Wire.CODEC.decodeEpisodeEvent(origin, EpisodeTopic.STEPS));
  }

  @Test
  void queriesNeverThrow() {
    fuzz(records -> Wire.CODEC.encode(records.query()), Wire.CODEC::decodeQuery);
  }

  @Test
  void feedbackNeverThrows() {
    fuzz(records -> Wire.CODEC.encode(records.feedback()), Wire.CODEC::decodeFeedback);
  }

  @Test
  void commandsNeverThrow() {
    fuzz(records -> Wire.CODEC.encode(records.command()), Wire.CODEC::decodeCommand);
  }

  private static void fuzz(
      Function<RandomRecords, byte[]> encode, Function<Origin, Inbound> decode) {
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < RECORDS; i++) {
      byte[] valid = encode.apply(new RandomRecords(i));
      byte[] value = valid;
      for (int j = 0; j < MUTATIONS; j++) {
        value = mutate(random.nextBoolean() ? valid : value, random);
        byte[] before = value.clone();
        Origin origin = Wire.origin(value);
        Inbound inbound = decode.apply(origin);
        assertOnePart(inbound);
        assertThat(value).isEqualTo(before);
        if (inbound.rejection() != null) {
          refused++;
          assertThat(inbound.rejection().origin()).isSameAs(origin);
          assertThat(inbound.rejection().message()).isNotBlank().hasSizeLessThan(2_000);
          assertThat(inbound.rejection().message()).doesNotContain("Exception");
        }
      }
    }
    assertThat(refused).isBetween(RECORDS * MUTATIONS / 2, RECORDS * MUTATIONS);
  }

  private static void assertOnePart(Inbound inbound) {
    long parts =
        Stream.of(
                inbound.event(),
                inbound.query(),
                inbound.rejection(),
                inbound.feedback(),
                inbound.command())
            .filter(Objects::nonNull)
            .count();
    assertThat(parts).isEqualTo(1);
    assertThat(inbound.answer() == null || inbound.rejection() != null).isTrue();
  }

  /** Changes one place: a bit, the end, a doubled or dropped stretch, or a token put in. */
  private static byte[] mutate(byte[] value, Random random) {
    int at = random.nextInt(value.length + 1);
    int end = Math.min(value.length, at + random.nextInt(20));
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(value, at);
      case 1, 2 -> replace(value, at, end, new byte[0]);
      case 3, 4 -> replace(value, at, at, Arrays.copyOfRange(value, at, end));
      case 5, 6 -> replace(value, at, at, Wire.bytes(TOKENS[random.nextInt(TOKENS.length)]));
      default -> replace(value, at, Math.min(value.length, at + 1), randomByte(random));
    };
  }

  private static byte[] randomByte(Random random) {
    return new byte[] {(byte) random.nextInt(256)};
  }

  /** {@code value} with {@code [from .. to)} replaced. */
  private static byte[] replace(byte[] value, int from, int to, byte[] replacement) {
    byte[] out = new byte[value.length - (to - from) + replacement.length];
    System.arraycopy(value, 0, out, 0, from);
    System.arraycopy(replacement, 0, out, from, replacement.length);
    System.arraycopy(value, to, out, from + replacement.length, value.length - to);
    return out;
  }
}
