package org.mneme.gateway.traces;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * An exporter with a limit on what may wait for it. The limit is asked before spans are made, so
 * that a recall's spans are dropped together, and each one is counted.
 */
final class BoundedExporter implements SpanExporter {

  private final SpanExporter exporter;
  private final int mostWaiting;
  private final AtomicInteger waiting = new AtomicInteger();
  private final LongAdder exported = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  BoundedExporter(SpanExporter exporter, int mostWaiting) {
    this.exporter = exporter;
    this.mostWaiting = mostWaiting;
  }

  /** Whether there is room for so many spans, which it is then kept for; else they are dropped. */
  boolean admit(int spans) {
    if (waiting.addAndGet(spans) > mostWaiting) {
      waiting.addAndGet(-spans);
      dropped.add(spans);
      return false;
    }
    return true;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    int count = spans.size();
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(
        () -> {
          waiting.addAndGet(-count);
          (result.isSuccess() ? exported : failed).add(count);
        });
  }

  /** Spans that are neither exported nor given up yet. */
  int waiting() {
    return waiting.get();
  }

  /** Spans that the receiver has. */
  long exported() {
    return exported.sum();
  }

  /** Spans that the receiver did not take. */
  long failed() {
    return failed.sum();
  }

  /** Spans that there was no room for. */
  long dropped() {
    return dropped.sum();
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
