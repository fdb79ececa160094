package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.Episode;
import org.mneme.model.RecallMode;

/** One operator with episodes only and one with both memories, which learn the same space. */
final class CostPair implements AutoCloseable {

  static final long SEED = 42;

  final Map<MemoryMode, MeasuredMemory> memories = new TreeMap<>();
  final CostSpace space;

  CostPair(int dimension, int concepts) throws Exception {
    space = new CostSpace(dimension, concepts, SEED);
    for (MemoryMode mode : MemoryMode.values()) {
      memories.put(mode, MeasuredMemory.open(parameters(mode)));
    }
  }

  /** The same, but what their states take is added to {@code states}. */
  CostPair(int dimension, int concepts, StateTimes states) throws Exception {
    space = new CostSpace(dimension, concepts, SEED);
    for (MemoryMode mode : MemoryMode.values()) {
      memories.put(mode, MeasuredMemory.open(parameters(mode), states));
    }
  }

  static MemoryParameters parameters(MemoryMode mode) {
    Configuration config = new Configuration();
    config.set(MemoryOptions.MODE, mode);
    config.set(HotTierOptions.SIZE, MemorySize.ofMebiBytes(2_048));
    return MemoryOptions.parameters(config);
  }

  void learn(int episodes) throws Exception {
    float[] question = null;
    for (int stored = 0; stored < episodes; stored += CostSpace.WINDOW) {
      CostSpace.Window window = space.window();
      for (MeasuredMemory memory : memories.values()) {
        learn(memory, window);
      }
      question = window.episodes().get(0).embedding().toFloats();
      for (MeasuredMemory memory : memories.values()) {
        memory.ask(space.query(RecallMode.RECALL, null, question));
      }
    }
    HotSpace held = memories.get(MemoryMode.DUAL).held(SPACE);
    long[] bindings = {0};
    held.edges.forEachBinding((row, slot, strength, at) -> bindings[0]++);
    long links = 0;
    for (int row = 0; row < held.index.rowLimit(); row++) {
      links += held.edges.edges(row).links().size();
    }
    System.err.printf(
        "%d episodes, %d concepts, %.2f bindings and %.2f links an episode%n",
        held.index.size(),
        held.concepts.size(),
        bindings[0] / (double) held.index.size(),
        links / (double) held.index.size());
  }

  /** Stores a window and closes it; returns the microseconds that closing it took. */
  static long learn(MeasuredMemory memory, CostSpace.Window window) throws Exception {
    for (Episode episode : window.episodes()) {
      memory.store(episode);
    }
    memory.write(window.found());
    return memory.watermark(window.end());
  }

  /** The modes, in an order that changes with each turn. */
  static List<MemoryMode> inTurns(int turn) {
    return turn % 2 == 0
        ? List.of(MemoryMode.SINGLE, MemoryMode.DUAL)
        : List.of(MemoryMode.DUAL, MemoryMode.SINGLE);
  }

  static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Override
  public void close() throws Exception {
    for (MeasuredMemory memory : memories.values()) {
      memory.close();
    }
  }
}
