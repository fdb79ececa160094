package org.mneme.gateway.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Recalls of many threads, more than there is room for. */
class OtlpSpansStressTest {

  private static final int THREADS = 8;
  private static final int RECALLS = 2_000;
  private static final int SPANS = 4;
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final byte[] ANSWER =
      "{\"hits\":[],\"tookMicros\":{\"load\":1,\"scan\":2,\"rank\":3,\"total\":6}}"
          .getBytes(StandardCharsets.UTF_8);

  @Test
  void countsEachSpanOnceAndKeepsThoseOfARecallTogether() throws Exception {
    Queue<SpanData> arrived = new ConcurrentLinkedQueue<>();
    CountDownLatch full = new CountDownLatch(1);
    OtlpSpans spans = new OtlpSpans(new Keeping(arrived, full), 600);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < RECALLS; i++) {
                  spans.ended(
                      new TracedRecall(TRACE, "s", "q", "recall", 10, 20_000), ANSWER, null);
                  if (count(spans, "dropped") > 0) {
                    full.countDown();
                  }
                }
              }));
    }
    for (Future<?> each : running) {
      each.get();
    }
    threads.shutdown();
    spans.close();

    long exported = count(spans, "exported");
    long dropped = count(spans, "dropped");
    assertThat(exported + dropped).isEqualTo((long) THREADS * RECALLS * SPANS);
    assertThat(exported).isEqualTo(arrived.size()).isPositive();
    assertThat(dropped).as("there was not room for all").isPositive();
    assertThat(count(spans, "failed")).isZero();
    long recalls = arrived.stream().filter(span -> span.getName().equals("search_memory")).count();
    assertThat(arrived).hasSize((int) recalls * SPANS);
  }

  /** Takes nothing before the first span was dropped. */
  private record Keeping(Queue<SpanData> arrived, CountDownLatch full) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      try {
        full.await();
      } catch (InterruptedException e) {
        return CompletableResultCode.ofFailure();
      }
      arrived.addAll(spans);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  private static long count(OtlpSpans spans, String what) {
    return spans.counters().get("mneme_gateway_spans_" + what + "_total").getAsLong();
  }
}
