package org.mneme.latency;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.mneme.model.LatencySample;

/**
 * Counts the samples of one operator's subtask into a sketch per operation and hands the sketches
 * on at the end of each interval of the wall clock. Chained behind the side output that the samples
 * leave by, so that a sample costs a map look-up and a bucket, never a network buffer.
 *
 * <p><i>State:</i> none. A restart loses the samples of the current interval, and replays measure
 * again: latencies are at-least-once and for watching only.
 *
 * <p><i>Timers:</i> at most one, of processing time, at the end of the interval; none while no
 * samples come. A sample that arrives after the end but before the timer fires is counted in the
 * interval that is about to be flushed. At the end of input the open interval is flushed at once.
 */
public final class LatencySketchOperator extends AbstractStreamOperator<LatencySketch>
    implements OneInputStreamOperator<LatencySample, LatencySketch> {

  private static final long NO_INTERVAL = Long.MIN_VALUE;

  private final LatencyParameters parameters;

  private transient Map<String, Cell> cells;
  private transient long intervalStart;
  private transient ScheduledFuture<?> intervalEnd;
  private transient LatencyMetrics latencyMetrics;

  public LatencySketchOperator(LatencyParameters parameters) {
    this.parameters = parameters;
  }

  /** The uid of the instance behind the operator that has the given uid. */
  public static String uidBehind(String operatorUid) {
    return operatorUid + "-latency";
  }

  @Override
  public void open() throws Exception {
    super.open();
    cells = new HashMap<>();
    intervalStart = NO_INTERVAL;
    latencyMetrics = new LatencyMetrics(getMetricGroup());
  }

  @Override
  public void processElement(StreamRecord<LatencySample> element) {
    LatencySample sample = element.getValue();
    Cell cell = cells.computeIfAbsent(sample.operation(), this::newCell);
    boolean inRange = cell.histogram.record(sample.micros());
    cell.metrics.count(inRange);
    if (intervalStart == NO_INTERVAL) {
      openInterval();
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      flush();
    }
    super.processWatermark(mark);
  }

  @Override
  public void finish() throws Exception {
    flush();
    super.finish();
  }

  private void openInterval() {
    intervalStart = parameters.intervalStart(getProcessingTimeService().getCurrentProcessingTime());
    intervalEnd =
        getProcessingTimeService()
            .registerTimer(intervalStart + parameters.intervalMillis(), timestamp -> flush());
  }

  private void flush() {
    if (intervalStart == NO_INTERVAL) {
      return;
    }
    long from = intervalStart;
    long to = from + parameters.intervalMillis();
    intervalStart = NO_INTERVAL;
    intervalEnd.cancel(false);
    cells.forEach(
        (operation, cell) -> {
          if (cell.histogram.count() > 0) {
            cell.metrics.publish(cell.histogram);
            output.collect(
                new StreamRecord<>(
                    new LatencySketch(operation, from, to, cell.histogram.encode())));
            cell.histogram.reset();
          }
        });
  }

  private Cell newCell(String operation) {
    return new Cell(new LatencyHistogram(parameters), latencyMetrics.of(operation));
  }

  private record Cell(LatencyHistogram histogram, LatencyMetrics.OfOperation metrics) {}
}
