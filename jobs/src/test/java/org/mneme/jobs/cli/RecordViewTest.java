package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;
import org.mneme.wire.DeadLetter;
import org.mneme.wire.Limits;

class RecordViewTest {

  @Test
  void printsTimePlaceKeyAndValue() {
    assertThat(RecordView.render(kafkaRecord("s/e1", "{}", new RecordHeaders())))
        .isEqualTo("1970-01-01T00:00:01Z mneme.any[2]@15 s/e1 {}");
  }

  @Test
  void saysThatKeyOrValueIsMissing() {
    assertThat(RecordView.render(kafkaRecord(null, null, new RecordHeaders())))
        .endsWith(" (no key) (tombstone)");
    assertThat(RecordView.raw(kafkaRecord("k", null, new RecordHeaders()))).isEmpty();
  }

  @Test
  void cutsAVectorExceptInRawForm() {
    String value = "{\"embedding\":{\"f32\":\"" + "A".repeat(2_048) + "\"},\"at\":1}";
    ConsumerRecord<byte[], byte[]> shown = kafkaRecord("k", value, new RecordHeaders());

    assertThat(RecordView.render(shown))
        .endsWith(" k {\"embedding\":{\"f32\":\"AAAAAAAAAAAA…\"},\"at\":1}");
    assertThat(RecordView.raw(shown)).isEqualTo(value);
  }

  @Test
  void saysWhyADeadLetterWasRefused() {
    Origin origin =
        new Origin("mneme.episodes", 1, 7, 0, null, "nonsense".getBytes(StandardCharsets.UTF_8));
    DeadLetter letter =
        DeadLetter.of(new Rejection(RejectionReason.MALFORMED, "not JSON", origin), Limits.DEFAULT);
    RecordHeaders headers = new RecordHeaders();
    letter.headers().keySet().forEach(name -> headers.add(name, letter.header(name)));

    assertThat(RecordView.render(kafkaRecord("s/e1", "nonsense", headers)).lines())
        .containsExactly(
            "1970-01-01T00:00:01Z mneme.any[2]@15 s/e1"
                + " malformed: not JSON (from mneme.episodes[1]@7)",
            "    nonsense");
  }

  private static ConsumerRecord<byte[], byte[]> kafkaRecord(
      String key, String value, RecordHeaders headers) {
    return new ConsumerRecord<>(
        "mneme.any",
        2,
        15,
        1_000,
        TimestampType.CREATE_TIME,
        0,
        0,
        bytes(key),
        bytes(value),
        headers,
        Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
