package org.mneme.association;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A binding of any of 10,000 episodes made stronger, a fan-out of any of 500 concepts read, and
 * whether any node is a concept; in memory, in random order.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class EdgeBenchmark {

  private static final long NOW = 1_700_000_000_000L;
  private static final int EPISODES = 10_000;
  private static final int CONCEPTS = 500;
  private static final int ASKED = 1 << 12;

  private final ConceptIndex concepts = new ConceptIndex(1);
  private final Adjacency edges = new Adjacency(concepts);
  private final int[] rows = new int[ASKED];
  private final int[] slots = new int[ASKED];
  private final int[] asked = new int[ASKED];
  private Nodes nodes;
  private int next;

  /** Three bindings an episode. */
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    for (int c = 0; c < CONCEPTS; c++) {
      concepts.put(Concepts.concept("c" + c, 60), new float[] {1});
    }
    for (int row = 0; row < EPISODES; row++) {
      List<BindingRef> bindings = new ArrayList<>();
      for (int b = 0; b < EpisodeEdges.MAXIMUM_BINDINGS; b++) {
        bindings.add(new BindingRef("c" + (row * 7 + b * 11) % CONCEPTS, 0.5f, NOW));
      }
      edges.put(row, EpisodeEdges.NONE.withBindings(bindings));
    }
    nodes = new Nodes(new PlainRows(EPISODES), concepts);
    for (int i = 0; i < ASKED; i++) {
      rows[i] = random.nextInt(EPISODES);
      slots[i] = concepts.slot("c" + (rows[i] * 7 + random.nextInt(3) * 11) % CONCEPTS);
      asked[i] = random.nextInt(nodes.limit());
    }
  }

  @Benchmark
  public void bindingUpdate() {
    int i = next();
    edges.strengthen(rows[i], slots[i], 0.25f, NOW + i);
  }

  @Benchmark
  public int fanOutRead() {
    return edges.fanOut(slots[next()]);
  }

  @Benchmark
  public boolean nodeTypeCheck() {
    return nodes.isConcept(asked[next()]);
  }

  private int next() {
    next = (next + 1) & (ASKED - 1);
    return next;
  }
}
