package org.mneme.gateway.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a span of each recall that was asked in a sampled trace, and under it one of each stage
 * that its answer names, over OTLP/HTTP. Names and attributes are those of OpenTelemetry's
 * conventions for generative AI (memory), where there are any.
 *
 * <p>How long a stage took was measured by the job; when it began was not, and clocks differ. So
 * the stages lie one behind the other, and the last ends with the recall. What is before the first
 * is Kafka, the embedder and whatever stood in line.
 */
public final class OtlpSpans implements RecallTraces, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OtlpSpans.class);
  private static final int MOST_WAITING = 8_192;
  private static final int BATCH = 512;
  private static final Duration LINGER = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String OPERATION = "search_memory";

  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
  private static final AttributeKey<String> OPERATION_NAME =
      AttributeKey.stringKey("gen_ai.operation.name");
  private static final AttributeKey<String> PROVIDER =
      AttributeKey.stringKey("gen_ai.provider.name");
  private static final AttributeKey<String> STORE =
      AttributeKey.stringKey("gen_ai.memory.store.id");
  private static final AttributeKey<Long> RECORDS =
      AttributeKey.longKey("gen_ai.memory.record.count");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("mneme.query");
  private static final AttributeKey<String> MODE = AttributeKey.stringKey("mneme.mode");

  private final BoundedExporter exporter;
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  OtlpSpans(SpanExporter exporter, int mostWaiting) {
    this.exporter = new BoundedExporter(exporter, mostWaiting);
    this.provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault()
                    .merge(Resource.create(Attributes.of(SERVICE, "mneme-gateway"))))
            .addSpanProcessor(
                BatchSpanProcessor.builder(this.exporter)
                    .setMaxQueueSize(Math.max(mostWaiting, BATCH))
                    .setMaxExportBatchSize(BATCH)
                    .setScheduleDelay(LINGER)
                    .build())
            .build();
    this.tracer = provider.get("org.mneme.gateway");
  }

  /**
   * Sends to a receiver of OTLP/HTTP, a collector as a rule; whether there is one shows with time.
   *
   * @param endpoint its address, {@code http://HOST:4318}
   */
  public static OtlpSpans to(String endpoint) {
    String traces = endpoint.replaceAll("/+$", "") + "/v1/traces";
    return new OtlpSpans(
        OtlpHttpSpanExporter.builder().setEndpoint(traces).setTimeout(TIMEOUT).build(),
        MOST_WAITING);
  }

  /** Counters of spans by their name in the metrics. */
  public Map<String, LongSupplier> counters() {
    return Map.of(
        "mneme_gateway_spans_exported_total", exporter::exported,
        "mneme_gateway_spans_failed_total", exporter::failed,
        "mneme_gateway_spans_dropped_total", exporter::dropped);
  }

  @Override
  public void ended(TracedRecall recall, byte[] answer, String error) {
    try {
      Context parent =
          W3CTraceContextPropagator.getInstance()
              .extract(Context.root(), recall.traceparent(), Header.TRACEPARENT);
      if (!Span.fromContext(parent).getSpanContext().isSampled()) {
        return;
      }
      AnswerStages stages = answer == null ? AnswerStages.NONE : AnswerStages.of(answer);
      if (exporter.admit(1 + stages.micros().size())) {
        record(recall, parent, stages, error);
      }
    } catch (RuntimeException e) {
      // The recall has its answer all the same.
      LOG.warn("a recall's spans could not be made", e);
    }
  }

  private void record(TracedRecall recall, Context parent, AnswerStages stages, String error) {
    SpanBuilder of =
        tracer
            .spanBuilder(OPERATION)
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(recall.startNanos(), TimeUnit.NANOSECONDS)
            .setAttribute(OPERATION_NAME, OPERATION)
            .setAttribute(PROVIDER, "mneme")
            .setAttribute(STORE, recall.space())
            .setAttribute(QUERY, recall.query())
            .setAttribute(MODE, recall.mode());
    if (error == null) {
      of.setAttribute(RECORDS, (long) stages.hits());
    } else {
      of.setAttribute(ERROR, error);
    }
    Span span = of.startSpan();
    if (error != null) {
      span.setStatus(StatusCode.ERROR, error);
    }
    Context under = parent.with(span);
    long at = Math.max(recall.startNanos(), recall.endNanos() - stages.nanos());
    for (Map.Entry<String, Long> stage : stages.micros().entrySet()) {
      long end = Math.min(recall.endNanos(), at + 1_000 * stage.getValue());
      tracer
          .spanBuilder("recall." + stage.getKey())
          .setParent(under)
          .setStartTimestamp(at, TimeUnit.NANOSECONDS)
          .startSpan()
          .end(end, TimeUnit.NANOSECONDS);
      at = end;
    }
    span.end(recall.endNanos(), TimeUnit.NANOSECONDS);
  }

  /** Sends what waits, for some seconds at most; what is left then is lost, and the log says so. */
  @Override
  public void close() {
    provider.shutdown().join(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    if (exporter.waiting() > 0 || exporter.failed() + exporter.dropped() > 0) {
      LOG.warn(
          "of the spans of recalls {} were not exported, {} were refused and {} dropped",
          exporter.waiting(),
          exporter.failed(),
          exporter.dropped());
    }
  }

  /** Reads the one header that there is. */
  private enum Header implements TextMapGetter<String> {
    TRACEPARENT;

    @Override
    public String get(String traceparent, String key) {
      return key.equals("traceparent") ? traceparent : null;
    }
  }
}
