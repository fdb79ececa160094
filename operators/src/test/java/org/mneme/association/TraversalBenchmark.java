package org.mneme.association;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One round of spreading from a concept to all episodes bound to it, and from up to 1,000 of them
 * to the concept: divide by the number of edges. What a run takes that spreads over no edge is
 * measured beside it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class TraversalBenchmark {

  private static final long NOW = 1_700_000_000_000L;
  private static final int MOST_SENDERS = 1_000;

  @Param({"10", "100", "1000", "10000"})
  int fan;

  private final Spreading spreading = new Spreading(SpreadingParameters.DEFAULT);
  private Spreading.Graph graph;
  private Spreading.Graph unbound;
  private Spreading.Graph linked;
  private Spreading.Graph bound;
  private Spreading.Graph scattered;

  /** Row r is bound to concept 0; nothing is bound to concept 1. */
  @Setup
  public void prepare() {
    ConceptIndex concepts = new ConceptIndex(1);
    concepts.put(Concepts.concept("hub", fan), new float[] {1});
    concepts.put(Concepts.concept("lone", 0), new float[] {1});
    Adjacency edges = new Adjacency(concepts);
    for (int row = 0; row < fan; row++) {
      edges.put(
          row,
          EpisodeEdges.NONE.withBindings(List.of(new BindingRef("hub", 0.5f, NOW - 1_000L * row))));
    }
    graph = new Spreading.Graph(new PlainRows(fan), concepts, edges, null);
    Adjacency links = new Adjacency(concepts);
    int rows = Math.max(fan, EpisodeEdges.MAXIMUM_LINKS + 1);
    int step = (rows - 1) / EpisodeEdges.MAXIMUM_LINKS;
    for (int row = 0; row < rows; row++) {
      List<LinkRef> of = new ArrayList<>();
      for (int l = 0; l < EpisodeEdges.MAXIMUM_LINKS; l++) {
        of.add(new LinkRef((row + 1 + l * step) % rows, 0.5f, LinkKind.SIMILAR));
      }
      links.put(row, EpisodeEdges.NONE.withLinks(of));
    }
    linked = new Spreading.Graph(new PlainRows(rows), concepts, links, null);
    unbound = new Spreading.Graph(new PlainRows(fan), concepts, new Adjacency(concepts), null);
  }

  /** Three bindings an episode: to the same three concepts, and to three of its own. */
  @Setup
  public void bindByThree() {
    ConceptIndex concepts = new ConceptIndex(1);
    int most = EpisodeEdges.MAXIMUM_BINDINGS;
    for (int c = 0; c < most * fan; c++) {
      concepts.put(Concepts.concept("c" + c, c < most ? fan : 1), new float[] {1});
    }
    Adjacency same = new Adjacency(concepts);
    Adjacency own = new Adjacency(concepts);
    for (int row = 0; row < fan; row++) {
      List<BindingRef> toSame = new ArrayList<>();
      List<BindingRef> toOwn = new ArrayList<>();
      for (int b = 0; b < most; b++) {
        toSame.add(new BindingRef("c" + b, 0.5f, NOW - 1_000L * row));
        toOwn.add(new BindingRef("c" + (most * row + b), 0.5f, NOW - 1_000L * row));
      }
      same.put(row, EpisodeEdges.NONE.withBindings(toSame));
      own.put(row, EpisodeEdges.NONE.withBindings(toOwn));
    }
    bound = new Spreading.Graph(new PlainRows(fan), concepts, same, null);
    scattered = new Spreading.Graph(new PlainRows(fan), concepts, own, null);
  }

  @Benchmark
  public int fromConcept() {
    spreading.begin(graph, NOW, 0.4);
    spreading.seedConcept(0, 0.9f);
    spreading.run(1);
    return spreading.reachedCount();
  }

  @Benchmark
  public int toConcept() {
    return fromEpisodes(graph);
  }

  /** Three edges a sender instead of one, and three nodes that they arrive at. */
  @Benchmark
  public int toThreeConcepts() {
    return fromEpisodes(bound);
  }

  /** As many edges, and no two that arrive at the same node. */
  @Benchmark
  public int toOwnConcepts() {
    return fromEpisodes(scattered);
  }

  /** Twelve links of each of up to 1,000 episodes. */
  @Benchmark
  public int overLinks() {
    return fromEpisodes(linked);
  }

  @Benchmark
  public int overNoEdge() {
    return fromEpisodes(unbound);
  }

  private int fromEpisodes(Spreading.Graph over) {
    spreading.begin(over, NOW, 0.4);
    for (int row = 0; row < Math.min(fan, MOST_SENDERS); row++) {
      spreading.seedEpisode(row, 0.6f);
    }
    spreading.run(1);
    return spreading.reachedCount();
  }
}
