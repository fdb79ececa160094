package org.mneme.kernels;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.mneme.kernels.dense.Scan;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.ByteRows;
import org.mneme.kernels.quantised.SignCodes;
import org.mneme.kernels.quantised.SignEstimates;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;

/**
 * The ten nearest of many rows by each way there is, in turns within one run: all compared, sign
 * codes, bytes, and a graph. {@code docs/measurements/ladder.md} says how to start it.
 */
public final class PeerSearch {

  private static final int K = 10;
  private static final int QUERIES = 200;
  private static final int ROUNDS = 5;
  private static final VectorTypeSupport FLOATS =
      VectorizationProvider.getInstance().getVectorTypeSupport();

  private final int count;
  private final int dimension;
  private final float[] rows;
  private final float[] queries;
  private final RunningTopK best = new RunningTopK(K);

  private PeerSearch(int count, int dimension) {
    this.count = count;
    this.dimension = dimension;
    float[] all = Samples.embeddingRows(new Random(1), count + QUERIES, dimension, 20);
    rows = Arrays.copyOf(all, count * dimension);
    queries = Arrays.copyOfRange(all, count * dimension, (count + QUERIES) * dimension);
  }

  /** Rows and dimension; "graph" third to build one, which takes minutes. */
  public static void main(String[] args) throws IOException {
    PeerSearch search = new PeerSearch(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    search.compare(args.length > 2);
  }

  /** Puts the rows found into {@link #best}, or returns them. */
  private record Way(String name, IntFunction<int[]> search) {}

  private void compare(boolean withGraph) throws IOException {
    List<Way> ways = new ArrayList<>();
    Scan scan = new Scan();
    ways.add(
        new Way(
            "all compared",
            q -> {
              best.reset(K);
              scan.topK(queries, q * dimension, rows, 0, count, dimension, 0, best);
              return found();
            }));
    ways.add(new Way("sign codes", codes()));
    int again = 20;
    ByteRows bytes = new ByteRows(rows, count, dimension, again);
    ways.add(
        new Way(
            "bytes, " + again + " compared exactly",
            q -> {
              best.reset(K);
              bytes.search(queries, q * dimension, rows, best);
              return found();
            }));
    Graph graph = withGraph ? new Graph() : null;
    for (int wanted : withGraph ? new int[] {10, 50, 100, 200} : new int[0]) {
      ways.add(new Way("graph, " + wanted + " visited at least", q -> graph.search(q, wanted)));
    }
    print(ways);
    if (graph != null) {
      graph.delete();
      graph.close();
    }
  }

  private IntFunction<int[]> codes() {
    long[] codes = new long[SignCodes.size(count, dimension)];
    long start = System.nanoTime();
    SignCodes.encode(rows, 0, count, dimension, codes, 0);
    System.out.printf(Locale.ROOT, "sign codes made in %.0f ms%n", millisSince(start));
    SignEstimates estimates = new SignEstimates();
    float[] cosines = new float[count];
    int[] chosen = new int[count];
    int candidates = SimilarityLadder.DEFAULT.candidates(count, dimension, K);
    RunningTopK bestEstimates = new RunningTopK(candidates);
    return q -> {
      estimates.begin(queries, q * dimension, dimension);
      estimates.estimate(codes, count, cosines, 0);
      bestEstimates.reset(candidates);
      bestEstimates.offerAll(cosines, 0, count, 0);
      int n = TopK.atLeast(cosines, 0, count, bestEstimates.threshold(), chosen);
      best.reset(K);
      for (int i = 0; i < n; i++) {
        int at = chosen[i] * dimension;
        best.offer(Vectors.dot(queries, q * dimension, rows, at, dimension), chosen[i]);
      }
      return found();
    };
  }

  private void print(List<Way> ways) {
    double[][] micros = new double[ways.size()][QUERIES * ROUNDS];
    int[] same = new int[ways.size()];
    for (int round = -1; round < ROUNDS; round++) {
      for (int q = 0; q < QUERIES; q++) {
        int[] exact = null;
        for (int w = 0; w < ways.size(); w++) {
          long start = System.nanoTime();
          int[] found = ways.get(w).search().apply(q);
          if (round >= 0) {
            micros[w][round * QUERIES + q] = (System.nanoTime() - start) / 1e3;
          }
          exact = w == 0 ? found.clone() : exact;
          same[w] += round == 0 ? common(exact, found) : 0;
        }
      }
    }
    System.out.printf("%n| %,d × %d | recall@10 | p50 µs | p99 µs |%n", count, dimension);
    System.out.println("|---|---|---|---|");
    for (int w = 0; w < ways.size(); w++) {
      Arrays.sort(micros[w]);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.4f | %.0f | %.0f |%n",
          ways.get(w).name(),
          same[w] / (double) (K * QUERIES),
          micros[w][micros[w].length / 2],
          micros[w][micros[w].length * 99 / 100]);
    }
  }

  private int[] found() {
    best.finish();
    int[] numbers = new int[best.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = best.number(i);
    }
    return numbers;
  }

  private static int common(int[] some, int[] others) {
    return (int)
        Arrays.stream(some).filter(n -> Arrays.stream(others).anyMatch(o -> o == n)).count();
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /** A graph of jvector's: 16 neighbours a node, 100 candidates while it is built, a hierarchy. */
  private final class Graph {
    private final RandomAccessVectorValues vectors;
    private final List<VectorFloat<?>> targets = new ArrayList<>();
    private final GraphIndexBuilder builder;
    private final ImmutableGraphIndex index;
    private final GraphSearcher searcher;

    Graph() {
      List<VectorFloat<?>> made = new ArrayList<>();
      for (int row = 0; row < count; row++) {
        made.add(vector(rows, row));
      }
      for (int q = 0; q < QUERIES; q++) {
        targets.add(vector(queries, q));
      }
      vectors = new ListRandomAccessVectorValues(made, dimension);
      long start = System.nanoTime();
      builder =
          new GraphIndexBuilder(
              BuildScoreProvider.randomAccessScoreProvider(
                  vectors, VectorSimilarityFunction.DOT_PRODUCT),
              dimension,
              16,
              100,
              1.2f,
              1.2f,
              true);
      index = builder.build(vectors);
      searcher = new GraphSearcher(index);
      System.out.printf(
          Locale.ROOT,
          "graph built in %.1f s by all cores, %.0f MB beside the vectors%n",
          millisSince(start) / 1e3,
          index.ramBytesUsed() / 1e6);
    }

    int[] search(int q, int visited) {
      DefaultSearchScoreProvider scores =
          DefaultSearchScoreProvider.exact(
              targets.get(q), VectorSimilarityFunction.DOT_PRODUCT, vectors);
      SearchResult result = searcher.search(scores, K, visited, 0, 0, Bits.ALL);
      return Arrays.stream(result.getNodes()).mapToInt(node -> node.node).toArray();
    }

    void delete() {
      int gone = count / 10;
      long start = System.nanoTime();
      for (int row = 0; row < gone; row++) {
        builder.markNodeDeleted(row * 10);
      }
      builder.removeDeletedNodes();
      System.out.printf(
          Locale.ROOT,
          "%nof the graph %,d rows deleted in %.0f ms, %.0f µs each%n",
          gone,
          millisSince(start),
          millisSince(start) * 1e3 / gone);
    }

    void close() throws IOException {
      searcher.close();
      builder.close();
    }

    private VectorFloat<?> vector(float[] packed, int row) {
      return FLOATS.createFloatVector(
          Arrays.copyOfRange(packed, row * dimension, (row + 1) * dimension));
    }
  }
}
