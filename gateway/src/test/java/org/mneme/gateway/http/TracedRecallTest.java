package org.mneme.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.gateway.access.ApiKeys;
import org.mneme.gateway.traces.OtlpSpans;
import org.mneme.gateway.traces.RecallTraces;
import org.mneme.gateway.traces.SpanReceiver;

/** Recalls over HTTP that are part of a trace. */
class TracedRecallTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void sendsASpanOfARecallThatCameWithATraceAndOfNoOther() throws Exception {
    try (SpanReceiver receiver = new SpanReceiver()) {
      OtlpSpans spans = OtlpSpans.to(receiver.endpoint());
      try (RunningServer server = server(spans)) {
        assertThat(recall(server, "q1", null).statusCode()).isEqualTo(200);
        assertThat(recall(server, "q2", TRACE).statusCode()).isEqualTo(200);
        HttpResponse<String> late =
            server.send(
                "/v1/spaces/support/predict",
                builder ->
                    RunningServer.json(
                        builder.header("traceparent", TRACE),
                        "{\"query\":\"q3\",\"state\":[1,2],\"deadlineMillis\":10}"));
        assertThat(late.statusCode()).isEqualTo(504);
      }
      spans.close();

      List<Span> recalls =
          receiver.spans().stream().filter(s -> s.getName().equals("search_memory")).toList();
      assertThat(recalls).hasSize(2);
      assertThat(recalls.toString())
          .contains("q2", "q3", "no-answer", "predict")
          .doesNotContain("q1");
      assertThat(receiver.span("recall.scan").getParentSpanId())
          .isEqualTo(recalls.get(0).getSpanId());
      long start = RunningServer.NOW.toEpochMilli() * 1_000_000;
      assertThat(recalls.get(0).getStartTimeUnixNano()).isEqualTo(start);
      assertThat(recalls.get(0).getEndTimeUnixNano()).isGreaterThan(start);
    }
  }

  @Test
  void answersWhateverBecomesOfTheSpans() throws Exception {
    RecallTraces broken =
        (recall, answer, error) -> {
          throw new IllegalStateException("broken");
        };
    try (RunningServer server = server(broken)) {
      assertThat(recall(server, "q1", TRACE).statusCode()).isEqualTo(200);
    }
  }

  private static RunningServer server(RecallTraces traces) {
    return new RunningServer(true, ApiKeys.open(1_000), new Configuration(), traces);
  }

  private static HttpResponse<String> recall(RunningServer server, String query, String trace)
      throws Exception {
    String body = "{\"query\":\"" + query + "\",\"text\":\"flight\"}";
    int before = server.producer.history().size();
    CompletableFuture<HttpResponse<String>> reply =
        server.sendLater(
            "/v1/spaces/support/recall",
            builder ->
                RunningServer.json(
                    trace == null ? builder : builder.header("traceparent", trace), body));
    while (server.producer.history().size() == before) {
      Thread.onSpinWait();
    }
    server.replies.accept(
        ("{\"query\":\""
                + query
                + "\",\"space\":\"support\",\"hits\":[],\"tookMicros\":{\"scan\":1,\"total\":1}}")
            .getBytes(StandardCharsets.UTF_8));
    return reply.join();
  }
}
