package org.mneme.memory;

import static org.mneme.memory.Timings.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.model.Episode;

/**
 * What a window of 1,000 episodes costs when it is closed, from the timer to its end, and what of
 * that is in calls of state; single and dual in turns. Part of {@link DualCosts}.
 */
final class WindowCosts {

  private static final int WARM_UP = 12;
  private static final int DOZENS = 5;
  private static final int DOZEN = 12;

  private final Map<String, Timings> timings = new TreeMap<>();
  private final Map<String, Long> calls = new TreeMap<>();
  private final Map<MemoryMode, List<Timings>> dozens = new TreeMap<>();

  private WindowCosts() {}

  static void measure(int dimension, int concepts, int episodes) throws Exception {
    StateTimes states = new StateTimes();
    try (CostPair pair = new CostPair(dimension, concepts, states)) {
      pair.learn(episodes);
      WindowCosts costs = new WindowCosts();
      for (int i = 0; i < WARM_UP + DOZENS * DOZEN; i++) {
        CostSpace.Window window = pair.space.window();
        for (MemoryMode mode : CostPair.inTurns(i)) {
          costs.learn(mode, pair.memories.get(mode), window, states, i - WARM_UP);
        }
      }
      costs.print();
    }
  }

  private void learn(
      MemoryMode mode, MeasuredMemory memory, CostSpace.Window window, StateTimes states, int turn)
      throws Exception {
    for (Episode episode : window.episodes()) {
      memory.store(episode);
    }
    memory.write(window.found());
    states.reset();
    long start = System.nanoTime();
    long learning = memory.watermark(window.end());
    long nanos = System.nanoTime() - start;
    if (turn < 0) {
      return;
    }
    add(mode + ", whole", nanos);
    add(mode + ", state reads", states.readNanos);
    add(mode + ", state writes", states.writeNanos);
    add(mode + ", all else", nanos - states.readNanos - states.writeNanos);
    add(mode + ", of the whole as `memory.window`", learning * 1_000);
    calls.put(mode + ", state reads", states.reads);
    calls.put(mode + ", state writes", states.writes);
    List<Timings> byDozen = dozens.computeIfAbsent(mode, m -> new ArrayList<>());
    if (turn % DOZEN == 0) {
      byDozen.add(new Timings());
    }
    byDozen.get(turn / DOZEN).add(nanos);
  }

  private void add(String what, long nanos) {
    timings.computeIfAbsent(what, w -> new Timings()).add(nanos);
  }

  private void print() {
    System.out.println("\n| a window of 1,000 episodes, ms | p50 | most | calls in the last |");
    System.out.println("| --- | --- | --- | --- |");
    timings.forEach(
        (what, t) ->
            System.out.println(
                format(
                    "| %s | %.1f | %.1f | %s |",
                    what, t.micros(0.5) / 1e3, t.micros(1) / 1e3, calls.getOrDefault(what, 0L))));
    dozens.forEach(
        (mode, byDozen) -> {
          StringBuilder row = new StringBuilder("| " + mode + ", p50 of each dozen |");
          byDozen.forEach(t -> row.append(format(" %.1f |", t.micros(0.5) / 1e3)));
          System.out.println(row);
        });
  }
}
