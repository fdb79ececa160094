package org.mneme.gateway.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtlpSpansTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final String SAMPLED = "00-" + TRACE + '-' + PARENT + "-01";
  private static final long START = 1_000_000_000_000_000_000L;
  private static final long END = START + 2_000_000;
  private static final byte[] ANSWER =
      """
      {"query":"q1","space":"support","hits":[{"id":"e1","parts":{"similarity":1}},{"id":"e2"}],
       "tookMicros":{"load":10,"scan":120,"rank":70,"total":200},"expired":false}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final SpanReceiver receiver = new SpanReceiver();

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void sendsARecallAndItsStagesIntoTheTraceOfItsAsker() {
    try (OtlpSpans spans = OtlpSpans.to(receiver.endpoint())) {
      spans.ended(recall(SAMPLED), ANSWER, null);
    }
    assertThat(receiver.spans()).hasSize(4);
    assertThat(receiver.resource()).containsEntry("service.name", "mneme-gateway");
    Span recall = receiver.span("search_memory");
    assertThat(recall.getTraceId()).isEqualTo(bytes(TRACE));
    assertThat(recall.getParentSpanId()).isEqualTo(bytes(PARENT));
    assertThat(recall.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(recall.getStartTimeUnixNano()).isEqualTo(START);
    assertThat(recall.getEndTimeUnixNano()).isEqualTo(END);
    assertThat(recall.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
    assertThat(SpanReceiver.attributes(recall.getAttributesList()))
        .containsEntry("gen_ai.operation.name", "search_memory")
        .containsEntry("gen_ai.provider.name", "mneme")
        .containsEntry("gen_ai.memory.store.id", "support")
        .containsEntry("gen_ai.memory.record.count", "2")
        .containsEntry("mneme.query", "q1")
        .containsEntry("mneme.mode", "recall")
        .doesNotContainKey("error.type");
    long at = END - 200_000;
    for (String stage : List.of("load", "scan", "rank")) {
      Span span = receiver.span("recall." + stage);
      assertThat(span.getTraceId()).isEqualTo(recall.getTraceId());
      assertThat(span.getParentSpanId()).isEqualTo(recall.getSpanId());
      assertThat(span.getStartTimeUnixNano()).as(stage).isEqualTo(at);
      at = span.getEndTimeUnixNano();
    }
    assertThat(at).isEqualTo(END);
    assertThat(receiver.span("recall.scan").getEndTimeUnixNano())
        .isEqualTo(receiver.span("recall.scan").getStartTimeUnixNano() + 120_000);
  }

  @Test
  void saysWhatWentWrong() {
    try (OtlpSpans spans = OtlpSpans.to(receiver.endpoint() + '/')) {
      spans.ended(recall(SAMPLED), null, "no-answer");
    }
    Span recall = receiver.span("search_memory");
    assertThat(receiver.spans()).hasSize(1);
    assertThat(recall.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(SpanReceiver.attributes(recall.getAttributesList()))
        .containsEntry("error.type", "no-answer")
        .doesNotContainKey("gen_ai.memory.record.count");
  }

  @Test
  void keepsStagesWithinTheRecallWhateverTheClocksSay() {
    byte[] slow = "{\"tookMicros\":{\"load\":1500,\"scan\":9000}}".getBytes(StandardCharsets.UTF_8);
    try (OtlpSpans spans = OtlpSpans.to(receiver.endpoint())) {
      spans.ended(recall(SAMPLED), slow, null);
    }
    assertThat(receiver.span("recall.load").getStartTimeUnixNano()).isEqualTo(START);
    assertThat(receiver.span("recall.scan").getEndTimeUnixNano()).isEqualTo(END);
  }

  @Test
  void sendsNothingOfATraceThatIsNotSampledOrIsNone() {
    try (OtlpSpans spans = OtlpSpans.to(receiver.endpoint())) {
      spans.ended(recall("00-" + TRACE + '-' + PARENT + "-00"), ANSWER, null);
      spans.ended(recall("00-" + "0".repeat(32) + '-' + PARENT + "-01"), ANSWER, null);
      spans.ended(recall("what is this"), ANSWER, null);
    }
    assertThat(receiver.spans()).isEmpty();
  }

  @Test
  void sendsARecallWhoseAnswerItCannotRead() {
    try (OtlpSpans spans = OtlpSpans.to(receiver.endpoint())) {
      spans.ended(recall(SAMPLED), "{\"hits\":[".getBytes(StandardCharsets.UTF_8), null);
    }
    assertThat(receiver.spans()).hasSize(1);
  }

  @Test
  void dropsWholeRecallsAndCountsThemWhenTheReceiverIsTooSlow() {
    Stalling exporter = new Stalling();
    OtlpSpans spans = new OtlpSpans(exporter, 9);
    for (int i = 0; i < 5; i++) {
      spans.ended(recall(SAMPLED), ANSWER, null);
    }
    assertThat(count(spans, "dropped")).isEqualTo(3 * 4);
    assertThat(count(spans, "exported")).isZero();

    exporter.isAnswering = true;
    spans.close();

    assertThat(count(spans, "exported")).isEqualTo(2 * 4);
    assertThat(count(spans, "dropped")).isEqualTo(3 * 4);
  }

  @Test
  void countsWhatTheReceiverRefuses() {
    receiver.refuse(400);
    OtlpSpans spans = OtlpSpans.to(receiver.endpoint());
    spans.ended(recall(SAMPLED), ANSWER, null);
    spans.close();
    assertThat(count(spans, "failed")).isEqualTo(4);
  }

  @Test
  void closesInTimeWhenNobodyIsThere() {
    receiver.close();
    OtlpSpans spans = OtlpSpans.to(receiver.endpoint());
    spans.ended(recall(SAMPLED), ANSWER, null);
    long began = System.nanoTime();
    spans.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    assertThat(count(spans, "exported")).isZero();
  }

  /** An exporter that holds what it gets until it is told to answer. */
  private static final class Stalling implements SpanExporter {

    private final Queue<CompletableResultCode> open = new ConcurrentLinkedQueue<>();
    private volatile boolean isAnswering;

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      CompletableResultCode result = new CompletableResultCode();
      open.add(result);
      return isAnswering ? flush() : result;
    }

    @Override
    public CompletableResultCode flush() {
      open.forEach(CompletableResultCode::succeed);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return flush();
    }
  }

  private static long count(OtlpSpans spans, String what) {
    return spans.counters().get("mneme_gateway_spans_" + what + "_total").getAsLong();
  }

  private static TracedRecall recall(String traceparent) {
    return new TracedRecall(traceparent, "support", "q1", "recall", START, END);
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
