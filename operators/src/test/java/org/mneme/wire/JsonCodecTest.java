package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Inbound;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.RejectionReason;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

class JsonCodecTest {

  private static final long TEN_O_CLOCK = 1_795_255_200_000L;

  @Test
  void readsTheSmallestEpisodeAndTheSmallestQuery() {
    EpisodeEvent started =
        Wire.accepted(
            """
            {"type":"started","space":"support","episode":"e1","at":"2026-11-21T10:00:00Z","task":{"description":"Book a flight to Seattle"}}
            """);
    EpisodeEvent step =
        Wire.accepted(
            """
            {"type":"step","space":"support","episode":"e1","step":1,"at":"2026-11-21T10:00:02Z","tool":"search_direct_flight"}
            """);
    EpisodeEvent completed =
        Wire.accepted(
            """
            {"type":"completed","space":"support","episode":"e1","at":"2026-11-21T10:01:00Z","steps":1,"outcome":{"verdict":"success"}}
            """);
    RecallQuery query =
        Wire.query("{\"query\":\"q1\",\"space\":\"support\",\"text\":\"cheap flight to Seattle\"}")
            .query();

    assertThat(started.key()).isEqualTo("support/e1");
    assertThat(started.at()).isEqualTo(TEN_O_CLOCK);
    assertThat(started.started().task().description()).isEqualTo("Book a flight to Seattle");
    assertThat(step.step().number()).isEqualTo(1);
    assertThat(step.step().tool()).isEqualTo("search_direct_flight");
    assertThat(step.step().status()).isEqualTo(StepStatus.OK);
    assertThat(completed.completed().steps()).isEqualTo(1);
    assertThat(completed.completed().outcome().verdict()).isEqualTo(Verdict.SUCCESS);
    assertThat(query.text()).isEqualTo("cheap flight to Seattle");
    assertThat(query.k()).isEqualTo(10);
    assertThat(query.mode()).isEqualTo(RecallMode.RECALL);
    assertThat(query.diverse()).isTrue();
    assertThat(query.asOf()).isEqualTo(Wire.KAFKA_TIME);
    assertThat(query.resultKey()).isEqualTo("q1");
  }

  @Test
  void keepsTheOriginOfWhatItAccepts() {
    EpisodeEvent event = Wire.accepted(Wire.step(""));

    assertThat(event.origin().topic()).isEqualTo("some.topic");
    assertThat(event.origin().offset()).isEqualTo(42);
    assertThat(Wire.text(event.origin().value())).isEqualTo(Wire.step(""));
  }

  @Test
  void worksAfterItWasShippedToAnotherMachine() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new JsonCodec(Limits.DEFAULT.withTextSizes(100, 100, 5)));
    }
    Codec shipped;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      shipped = (Codec) in.readObject();
    }

    Inbound tooLong =
        shipped.decodeEpisodeEvent(
            Wire.origin(Wire.step(",\"observation\":\"123456\"")), EpisodeTopic.STEPS);
    Inbound twice =
        shipped.decodeEpisodeEvent(
            Wire.origin(Wire.step(",\"tool\":\"again\"")), EpisodeTopic.STEPS);

    Wire.assertRefused(tooLong, RejectionReason.TOO_LARGE, "observation: 6 bytes, at most 5");
    Wire.assertRefused(twice, RejectionReason.MALFORMED, "Duplicate");
  }

  @Test
  void writesResultsWithReadableTimesAndWithoutWhatIsAbsent() {
    RecallResult result =
        new RecallResult(
            "q1",
            "support",
            TEN_O_CLOCK,
            List.of(),
            null,
            false,
            true,
            List.of(),
            Map.of("scan", 17L),
            null,
            "inbox",
            TEN_O_CLOCK + 5,
            null);

    byte[] value = Wire.CODEC.encode(result);

    assertThat(Wire.text(value))
        .isEqualTo(
            "{\"query\":\"q1\",\"space\":\"support\",\"asOf\":\"2026-11-21T10:00:00Z\",\"hits\":[],"
                + "\"partial\":false,\"expired\":true,\"tookMicros\":{\"scan\":17},"
                + "\"replyKey\":\"inbox\",\"queriedAt\":\"2026-11-21T10:00:00.005Z\"}");
    assertThat(Wire.CODEC.decodeResult(value)).isEqualTo(result);
  }

  @Test
  void refusesToReadWhatNoEncoderWrote() {
    assertThatThrownBy(() -> Wire.CODEC.decodeResult(Wire.bytes("{\"hits\":[]}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("query is missing");
    assertThatThrownBy(() -> Wire.CODEC.decodeMemory(Wire.bytes("[1]")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JSON object");
    assertThatThrownBy(() -> Wire.CODEC.decodeSummary(Wire.bytes("{\"count\":1}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("operation is missing");
  }
}
