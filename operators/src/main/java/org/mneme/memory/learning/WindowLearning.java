package org.mneme.memory.learning;

import java.time.Clock;
import java.util.List;
import org.mneme.memory.LearningClock;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.MemoryMode;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.Outbox;
import org.mneme.memory.hot.EpisodeRefs;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.state.ClockState;
import org.mneme.memory.state.SpaceState;

/**
 * Learns when windows close. Windows are closed one after the other, ascending, and in each one the
 * phases run in their fixed order over what is due, so that what is learned depends on the set of
 * records and neither on how they arrived nor on the steps of the watermark. A window in which
 * nothing is due costs nothing.
 */
public final class WindowLearning {

  private final MemoryParameters parameters;
  private final SpaceState state;
  private final ClockState clocks;
  private final HotTier hotTier;
  private final LearningMetrics metrics;
  private final Clock wallClock;
  private final List<LearningPhase> phases;

  /**
   * What learns.
   *
   * @param wallClock for latencies only
   */
  public WindowLearning(
      MemoryParameters parameters,
      SpaceState state,
      ClockState clocks,
      HotTier hotTier,
      LearningMetrics metrics,
      Clock wallClock,
      List<LearningPhase> phases) {
    this.parameters = parameters;
    this.state = state;
    this.clocks = clocks;
    this.hotTier = hotTier;
    this.metrics = metrics;
    this.wallClock = wallClock;
    this.phases = List.copyOf(phases);
  }

  /**
   * Closes the windows of {@code space}, the current key, that end at or before {@code limit}. At
   * the end of time ({@link Long#MAX_VALUE}) what waits is learned, but no time passes after it.
   *
   * @return end of the window in which something is due next, or null
   */
  public Long learn(String space, long limit, Outbox outbox) throws Exception {
    LearningClock clock = clocks.get();
    Agenda agenda = Agenda.read(parameters, clock.closed(), state);
    Long end = agenda.next(clock.unasked());
    while (end != null && end <= limit && (limit < Long.MAX_VALUE || agenda.hasWork())) {
      LearningWindow window =
          new LearningWindow(
              space,
              end,
              agenda.close(end),
              clock.withClosed(end),
              new EpisodeRefs(state.memory),
              outbox);
      close(window);
      clock = window.clock;
      end = agenda.next(clock.unasked());
    }
    clocks.set(clock);
    return end;
  }

  private void close(LearningWindow window) throws Exception {
    long start = System.nanoTime();
    boolean isNeeded = parameters.mode() == MemoryMode.DUAL || hotTier.ifHeld(window.space) != null;
    HotSpace hot = isNeeded ? hotTier.get(window.space) : null;
    if (hot != null) {
      window.attach(hot, state.associations);
    }
    for (LearningPhase phase : phases) {
      phase.learn(window);
    }
    state.pending.remove(window.work);
    if (window.hot != null) {
      hotTier.charge(window.space);
    }
    metrics.closed();
    window.outbox.latency("memory.window", (System.nanoTime() - start) / 1_000);
    if (!window.changedConcepts.isEmpty()) {
      long late = Math.max(0, wallClock.millis() - window.end);
      window.outbox.latency("concept-formed", late * 1_000);
    }
  }
}
