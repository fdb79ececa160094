package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

class DeadLetterTest {

  private static final byte[] KEY = {1, 2};
  private static final Limits SMALL = Limits.DEFAULT.withRecordSizes(64 << 10, 20 << 10);
  private static final int ROOM = 4 << 10;

  @Test
  void carriesTheRecordAsItCameAndTheReasonInItsHeaders() {
    byte[] value = {(byte) 0xFF, 0, 7};

    DeadLetter letter = DeadLetter.of(rejection("step: 1001", KEY, value), Limits.DEFAULT);

    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(letter.value()).isEqualTo(value);
    assertThat(letter.headers())
        .containsExactlyInAnyOrderEntriesOf(
            java.util.Map.of(
                DeadLetter.TOPIC, "mneme.steps",
                DeadLetter.PARTITION, "5",
                DeadLetter.OFFSET, "9876543210",
                DeadLetter.TIMESTAMP, "1795255205000",
                DeadLetter.REASON, "too-many-steps",
                DeadLetter.MESSAGE, "step: 1001"));
    assertThat(letter.header(DeadLetter.OFFSET)).isEqualTo(Wire.bytes("9876543210"));
    assertThat(letter.header(DeadLetter.VALUE_SIZE)).isNull();
  }

  @Test
  void keepsAbsentKeysAndValuesAbsent() {
    DeadLetter letter = DeadLetter.of(rejection("no value", null, null), Limits.DEFAULT);

    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
  }

  @Test
  void cutsAValueThatIsTooLargeAndSaysHowLargeItWas() {
    byte[] value = new byte[ROOM - KEY.length + 1];
    Arrays.fill(value, (byte) 'x');

    DeadLetter whole =
        DeadLetter.of(rejection("m", KEY, Arrays.copyOf(value, value.length - 1)), SMALL);
    DeadLetter cut = DeadLetter.of(rejection("m", KEY, value), SMALL);

    assertThat(whole.headers()).doesNotContainKey(DeadLetter.VALUE_SIZE);
    assertThat(cut.value()).hasSize(ROOM - KEY.length);
    assertThat(cut.headers()).containsEntry(DeadLetter.VALUE_SIZE, "4095");
    assertThat(cut.headers()).doesNotContainKey(DeadLetter.KEY_SIZE);
  }

  @Test
  void cutsAnEndlessKeyToHalfSoThatSomeOfTheValueIsSeen() {
    DeadLetter letter = DeadLetter.of(rejection("m", new byte[1 << 20], new byte[1 << 20]), SMALL);

    assertThat(letter.key()).hasSize(ROOM / 2);
    assertThat(letter.value()).hasSize(ROOM / 2);
    assertThat(letter.headers()).containsEntry(DeadLetter.KEY_SIZE, "1048576");
  }

  @Test
  void cutsALongMessage() {
    DeadLetter letter = DeadLetter.of(rejection("é".repeat(5_000), KEY, KEY), Limits.DEFAULT);

    assertThat(letter.header(DeadLetter.MESSAGE)).hasSizeLessThanOrEqualTo(2_000);
  }

  @Test
  void holdsARecordThatIsTooLargeForItsOwnTopic() {
    byte[] value = new byte[12_000_000];

    DeadLetter letter = DeadLetter.of(rejection("m", KEY, value), Limits.DEFAULT);

    assertThat(letter.value()).isSameAs(value);
    assertThat(List.copyOf(letter.headers().keySet())).hasSize(6);
  }

  private static Rejection rejection(String message, byte[] key, byte[] value) {
    return new Rejection(
        RejectionReason.TOO_MANY_STEPS,
        message,
        new Origin("mneme.steps", 5, 9_876_543_210L, Wire.KAFKA_TIME, key, value));
  }
}
