package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.Timings.format;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.Episode;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/**
 * What the second memory costs: one operator with episodes only beside one with both memories, in
 * turns within one run, on RocksDB. {@code docs/measurements/dual.md} says how to start it.
 */
public final class DualCosts {

  private static final int EPISODES = 10_000;
  private static final int CONCEPTS = 500;
  private static final int DIMENSION = 768;
  private static final int PIECE = 50;

  private final CostPair pair;
  private final CostSpace space;

  private DualCosts(CostPair pair) {
    this.pair = pair;
    this.space = pair.space;
  }

  /**
   * Measures what {@code args} name: similar, spreading, store, mix, window, bytes, allocated; else
   * all.
   */
  public static void main(String[] args) throws Exception {
    List<String> wanted =
        args.length > 0
            ? List.of(args)
            : List.of("similar", "spreading", "store", "mix", "window", "bytes", "allocated");
    for (String what : wanted) {
      switch (what) {
        case "similar" -> with(CONCEPTS, DualCosts::similar);
        case "spreading" -> with(CONCEPTS, DualCosts::spreading);
        case "store" -> {
          with(CONCEPTS, costs -> costs.store(CONCEPTS));
          with(5_000, costs -> costs.store(5_000));
        }
        case "mix" -> with(CONCEPTS, DualCosts::mix);
        case "window" -> WindowCosts.measure(DIMENSION, CONCEPTS, EPISODES);
        case "allocated" -> with(CONCEPTS, DualCosts::allocated);
        case "bytes" -> {
          bytes(768);
          bytes(384);
        }
        default -> throw new IllegalArgumentException("no measurement " + what);
      }
    }
  }

  /** A measurement. */
  @FunctionalInterface
  private interface Measurement {
    void of(DualCosts costs) throws Exception;
  }

  private static void with(int concepts, Measurement measurement) throws Exception {
    CostPair pair = new CostPair(DIMENSION, concepts);
    pair.learn(Math.max(EPISODES, concepts * CostSpace.MEMBERS));
    measurement.of(new DualCosts(pair));
    pair.close();
  }

  private void similar() throws Exception {
    Map<MemoryMode, Timings> cpu = new TreeMap<>();
    for (int piece = 0; piece < 400; piece++) {
      List<RecallQuery> queries = queries(RecallMode.SIMILAR, null);
      for (MemoryMode mode : CostPair.inTurns(piece)) {
        long start = CostPair.cpuNanos();
        ask(pair.memories.get(mode), queries);
        long nanos = (CostPair.cpuNanos() - start) / PIECE;
        if (piece >= 100) {
          cpu.computeIfAbsent(mode, m -> new Timings()).add(nanos);
        }
      }
    }
    double single = cpu.get(MemoryMode.SINGLE).micros(0.5);
    double dual = cpu.get(MemoryMode.DUAL).micros(0.5);
    System.out.println("\n| `similar` recall, CPU µs, median of pieces | single | dual | more |");
    System.out.println("| --- | --- | --- | --- |");
    System.out.println(
        format(
            "| %d episodes | %.1f | %.1f | %.1f %% |",
            EPISODES, single, dual, 100 * dual / single - 100));
  }

  private void spreading() throws Exception {
    MeasuredMemory dual = pair.memories.get(MemoryMode.DUAL);
    Map<Integer, Timings> timings = new TreeMap<>();
    Map<Integer, Map<String, Timings>> stages = new TreeMap<>();
    Timings more = new Timings();
    for (int i = 0; i < 6_000; i++) {
      float[] question = space.question();
      long[] nanos = new long[2];
      for (int hops : i % 2 == 0 ? new int[] {0, 3} : new int[] {3, 0}) {
        RecallQuery query = space.query(RecallMode.RECALL, hops, question);
        long start = System.nanoTime();
        Map<String, Long> took = dual.ask(query).tookMicros();
        nanos[hops / 3] = System.nanoTime() - start;
        if (i >= 2_000) {
          timings.computeIfAbsent(hops, h -> new Timings()).add(nanos[hops / 3]);
          took.forEach(
              (stage, micros) ->
                  stages
                      .computeIfAbsent(hops, h -> new TreeMap<>())
                      .computeIfAbsent(stage, s -> new Timings())
                      .add(micros * 1_000));
        }
      }
      if (i >= 2_000) {
        more.add(nanos[1] - nanos[0]);
      }
    }
    System.out.println("\n| recall, µs | p50 | p99 | p99.9 |");
    System.out.println("| --- | --- | --- | --- |");
    timings.forEach((hops, t) -> System.out.println("| hops " + hops + " | " + t.row() + " |"));
    System.out.println("| the same query, 3 less 0 | " + more.row() + " |");
    stages.forEach(
        (hops, s) ->
            s.forEach(
                (stage, t) ->
                    System.out.println("| hops " + hops + " " + stage + " | " + t.row() + " |")));
  }

  private void store(int concepts) throws Exception {
    Map<MemoryMode, Timings> timings = new TreeMap<>();
    for (int i = 0; i < 6_000; i++) {
      Episode episode = space.next(i);
      for (MemoryMode mode : CostPair.inTurns(i)) {
        long start = System.nanoTime();
        pair.memories.get(mode).store(episode);
        long nanos = System.nanoTime() - start;
        if (i >= 3_000) {
          timings.computeIfAbsent(mode, m -> new Timings()).add(nanos);
        }
      }
    }
    System.out.println("\n| store, µs, " + concepts + " concepts | p50 | p99 | p99.9 | mean |");
    System.out.println("| --- | --- | --- | --- | --- |");
    timings.forEach(
        (mode, t) ->
            System.out.println(
                "| " + mode + " | " + t.row() + format(" | %.1f |", t.meanMicros())));
  }

  private void mix() throws Exception {
    String[] names = {"single", "dual, hops 0", "dual, hops 3"};
    Timings[] cpu = {new Timings(), new Timings(), new Timings()};
    MeasuredMemory again = MeasuredMemory.open(CostPair.parameters(MemoryMode.DUAL));
    CostSpace same = new CostSpace(DIMENSION, CONCEPTS, CostPair.SEED);
    for (int stored = 0; stored < EPISODES; stored += CostSpace.WINDOW) {
      CostPair.learn(again, same.window());
    }
    MeasuredMemory[] asked = {
      pair.memories.get(MemoryMode.SINGLE), pair.memories.get(MemoryMode.DUAL), again
    };
    for (int piece = 0; piece < 200; piece++) {
      // 40 operations: 20 stores, 17 recalls, 3 searches.
      List<Object> operations = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        operations.add(space.next(piece * 20 + i));
        if (i < 17) {
          operations.add(space.question());
        }
      }
      List<float[]> searches = List.of(space.question(), space.question(), space.question());
      for (int turn = 0; turn < 3; turn++) {
        int which = (turn + piece) % 3;
        long start = CostPair.cpuNanos();
        for (Object operation : operations) {
          if (operation instanceof Episode episode) {
            asked[which].store(episode);
          } else if (operation instanceof float[] vector) {
            asked[which].ask(space.query(RecallMode.RECALL, which == 2 ? 3 : 0, vector));
          }
        }
        for (float[] vector : searches) {
          asked[which].ask(space.query(RecallMode.SIMILAR, null, vector));
        }
        if (piece >= 60) {
          cpu[which].add((CostPair.cpuNanos() - start) / 40);
        }
      }
    }
    System.out.println("\n| mix, CPU µs an operation | median piece | more than single |");
    System.out.println("| --- | --- | --- |");
    for (int i = 0; i < names.length; i++) {
      double median = cpu[i].micros(0.5);
      System.out.println(
          format("| %s | %.1f | %.1f |", names[i], median, median - cpu[0].micros(0.5)));
    }
    again.close();
  }

  /** Bytes that the thread allocates, the harness and RocksDB's Java side included. */
  private void allocated() throws Exception {
    System.out.println("\n| bytes allocated | single | dual |");
    System.out.println("| --- | --- | --- |");
    print("store", i -> null);
    print("similar", i -> space.query(RecallMode.SIMILAR, null, space.question()));
    print("recall, 0 hops", i -> space.query(RecallMode.RECALL, 0, space.question()));
    print("recall, 3 hops", i -> space.query(RecallMode.RECALL, 3, space.question()));
  }

  private void print(String name, IntFunction<RecallQuery> queries) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Map<MemoryMode, Long> bytes = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      Episode episode = space.next(i);
      RecallQuery query = queries.apply(i);
      for (MemoryMode mode : CostPair.inTurns(i)) {
        long before = threads.getCurrentThreadAllocatedBytes();
        if (query == null) {
          pair.memories.get(mode).store(episode);
        } else {
          pair.memories.get(mode).ask(query);
        }
        long more = threads.getCurrentThreadAllocatedBytes() - before;
        bytes.merge(mode, i < 1_000 ? 0 : more, Long::sum);
      }
    }
    System.out.println(
        format(
            "| %s | %d | %d |",
            name, bytes.get(MemoryMode.SINGLE) / 2_000, bytes.get(MemoryMode.DUAL) / 2_000));
  }

  private static void bytes(int dimension) throws Exception {
    CostPair costs = new CostPair(dimension, CONCEPTS);
    costs.learn(EPISODES);
    HotSpace held = costs.memories.get(MemoryMode.DUAL).held(SPACE);
    double vectors = 4.0 * dimension * held.index.size();
    double hot = held.concepts.bytes() + held.edges.bytes();
    double single = costs.memories.get(MemoryMode.SINGLE).snapshotBytes();
    double dual = costs.memories.get(MemoryMode.DUAL).snapshotBytes();
    System.out.println("\n| bytes at " + dimension + " dimensions | of the vectors |");
    System.out.println("| --- | --- |");
    System.out.println(format("| vectors, %.1f MB | 100 %% |", vectors / 1e6));
    System.out.println(
        format(
            "| hot: concepts %.2f MB | %.1f %% |",
            held.concepts.bytes() / 1e6, 100 * held.concepts.bytes() / vectors));
    System.out.println(
        format(
            "| hot: bindings and links %.2f MB | %.1f %% |",
            held.edges.bytes() / 1e6, 100 * held.edges.bytes() / vectors));
    System.out.println(format("| hot: both | %.1f %% |", 100 * hot / vectors));
    System.out.println(
        format(
            "| state, single %.1f MB, dual %.1f MB: more | %.1f %% |",
            single / 1e6, dual / 1e6, 100 * (dual - single) / vectors));
    costs.close();
  }

  private List<RecallQuery> queries(RecallMode mode, Integer hops) {
    List<RecallQuery> queries = new ArrayList<>();
    for (int i = 0; i < PIECE; i++) {
      queries.add(space.query(mode, hops, space.question()));
    }
    return queries;
  }

  private static void ask(MeasuredMemory memory, List<RecallQuery> queries) throws Exception {
    for (RecallQuery query : queries) {
      memory.ask(query);
    }
  }
}
