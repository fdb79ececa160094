package org.mneme.memory.state;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.mneme.memory.LearningClock;
import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.MemoryParameters;

/**
 * When the space that is the current key learns next: its clock, and the one timer that follows it.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code learning-clock}. <i>Timers</i>: one a space, at
 * the end of the window in which something is due next, or of the watermark's window where that is
 * later; a timer that finds another time in the clock is stale.
 */
public final class ClockState {

  private final MemoryParameters parameters;
  private final MemoryMetrics metrics;
  private final ValueState<LearningClock> clock;

  public ClockState(MemoryParameters parameters, MemoryMetrics metrics, RuntimeContext context) {
    this.parameters = parameters;
    this.metrics = metrics;
    this.clock =
        context.getState(
            new ValueStateDescriptor<>("learning-clock", Types.POJO(LearningClock.class)));
  }

  public LearningClock get() throws Exception {
    LearningClock value = clock.value();
    return value == null ? LearningClock.UNSET : value;
  }

  public void set(LearningClock value) throws Exception {
    clock.update(value);
  }

  /** Whether the timer that fires for {@code timestamp} is the pending one. */
  public boolean isDue(long timestamp) throws Exception {
    Long timer = get().timer();
    return timer != null && timer == timestamp;
  }

  /** Something waits for the window of {@code time}: sets the timer, unless an earlier one is. */
  public void waitFor(long time, TimerService timers) throws Exception {
    long watermark = timers.currentWatermark();
    long end = parameters.windowEnd(time);
    if (end <= watermark) {
      metrics.lateForWindow();
      end = parameters.windowEnd(watermark + 1);
    }
    LearningClock now = get();
    if (now.timer() == null && now.unasked() != null) {
      // Left unset at the end of a bounded input, from whose savepoint the job goes on.
      end = Math.min(end, parameters.windowEnd(Math.max(now.unasked(), watermark + 1)));
    }
    if (now.timer() == null || end < now.timer()) {
      if (now.timer() != null) {
        timers.deleteEventTimeTimer(now.timer());
      }
      timers.registerEventTimeTimer(end);
      set(now.withTimer(end));
    }
  }

  /**
   * The pending timer fired: sets the next one.
   *
   * @param end end of the window in which something is due next, or null
   */
  public void fired(Long end, TimerService timers) throws Exception {
    // The end of a bounded input is no time that passes: what only waits for time goes on waiting.
    Long next = timers.currentWatermark() == Long.MAX_VALUE ? null : end;
    if (next != null) {
      timers.registerEventTimeTimer(next);
    }
    set(get().withTimer(next));
  }
}
