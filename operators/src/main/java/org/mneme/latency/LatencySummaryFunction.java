package org.mneme.latency;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.mneme.model.LatencySummary;

/**
 * Merges the sketches of all subtasks into one summary per operation and interval; an interval
 * without samples gives none.
 *
 * <p><i>Keyed by</i> operation.
 *
 * <p><i>State:</i> the merged sketch of the one interval that still waits for subtasks, some
 * kilobytes. Losing it loses one interval of one operation's metrics and nothing else.
 *
 * <p><i>Timers:</i> one of processing time per key, half an interval after the interval's end: by
 * then every subtask that keeps up has flushed. A sketch of another interval closes the waiting one
 * first, so a straggler gets a summary of its own; counts of summaries always add up. A timer of
 * event time at the end of all time closes what waits when the input ends.
 */
public final class LatencySummaryFunction
    extends KeyedProcessFunction<String, LatencySketch, LatencySummary> {

  public static final String UID = "latency-summary";

  private static final String WAITING = "waiting-sketch";

  private final LatencyParameters parameters;

  private transient ValueState<LatencySketch> waiting;
  private transient LatencySummaryMetrics metrics;

  public LatencySummaryFunction(LatencyParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void open(OpenContext openContext) {
    waiting =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>(WAITING, TypeInformation.of(LatencySketch.class)));
    metrics = new LatencySummaryMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(LatencySketch sketch, Context context, Collector<LatencySummary> out)
      throws Exception {
    TimerService timers = context.timerService();
    LatencySketch present = waiting.value();
    if (present != null && present.isOfSameInterval(sketch)) {
      waiting.update(merged(present, sketch));
    } else {
      if (present != null) {
        timers.deleteProcessingTimeTimer(deadline(present));
        emit(present, out);
      }
      waiting.update(sketch);
      timers.registerProcessingTimeTimer(deadline(sketch));
      timers.registerEventTimeTimer(Long.MAX_VALUE);
    }
    if (timers.currentWatermark() == Long.MAX_VALUE) {
      // What operators flush when they finish comes after the last watermark: no timer would fire.
      close(out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<LatencySummary> out)
      throws Exception {
    LatencySketch present = waiting.value();
    if (present != null
        && (context.timeDomain() == TimeDomain.EVENT_TIME || timestamp == deadline(present))) {
      close(out);
    }
  }

  private void close(Collector<LatencySummary> out) throws Exception {
    emit(waiting.value(), out);
    waiting.clear();
  }

  private void emit(LatencySketch sketch, Collector<LatencySummary> out) {
    LatencyHistogram histogram = new LatencyHistogram(parameters);
    histogram.add(sketch.encoded());
    LatencySummary summary = histogram.summarise(sketch.operation(), sketch.from(), sketch.to());
    metrics.publish(summary);
    out.collect(summary);
  }

  private LatencySketch merged(LatencySketch first, LatencySketch second) {
    LatencyHistogram histogram = new LatencyHistogram(parameters);
    histogram.add(first.encoded());
    histogram.add(second.encoded());
    return new LatencySketch(first.operation(), first.from(), first.to(), histogram.encode());
  }

  private long deadline(LatencySketch sketch) {
    return sketch.to() + parameters.intervalMillis() / 2;
  }
}
