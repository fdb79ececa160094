package org.mneme.kernels;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import org.apache.lucene.util.VectorUtil;
import org.mneme.kernels.activation.Activation;
import org.mneme.kernels.activation.FanExponent;
import org.mneme.kernels.activation.Spread;
import org.mneme.kernels.clustering.AverageLinkage;
import org.mneme.kernels.decay.RetentionCurve;
import org.mneme.kernels.decay.StrengthDecay;
import org.mneme.kernels.dense.DotTile;
import org.mneme.kernels.dense.FourAccumulators;
import org.mneme.kernels.dense.Pairwise;
import org.mneme.kernels.dense.Scan;
import org.mneme.kernels.dense.Triangle;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.SignCodes;
import org.mneme.kernels.quantised.SignSearch;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;

/**
 * Ratios on a machine that others use too: kernel and peer take turns in short pieces, and each
 * counts with its fastest piece, the one that was disturbed least. JMH on an idle machine gives
 * absolute times; this gives ratios anywhere. Run with {@code --add-modules=jdk.incubator.vector}
 * and the dimension as argument.
 */
public final class PairedMinima {
  private static final int N = 1000;
  private static final int ELEMENTS = 10_000;
  private static final long PIECE_NANOS = 200_000;

  private final int d;
  private final float[] rows;
  private final float[][] separate = new float[N][];
  private final float[] query;
  private final float[] out = new float[8 * N];
  private final float[] triangle = new float[Triangle.size(N)];
  private final int[] labels = new int[N];
  private float sink;

  private PairedMinima(int dimension) {
    d = dimension;
    rows = Samples.clusteredRows(new Random(1), N, d, N / 10, 1.0);
    query = Samples.unitRows(new Random(2), 8, d);
    for (int row = 0; row < N; row++) {
      separate[row] = Arrays.copyOfRange(rows, row * d, (row + 1) * d);
    }
  }

  public static void main(String[] args) {
    int dimension = args.length > 0 ? Integer.parseInt(args[0]) : 768;
    System.out.printf(
        "JDK %s, %s, %d dimensions%n", Runtime.version(), KernelMode.description(), dimension);
    PairedMinima minima = new PairedMinima(dimension);
    minima.dense();
    minima.elementwise();
    if (args.length > 1) {
      minima.search(Integer.parseInt(args[1]));
    }
  }

  private void dense() {
    float[] single = Arrays.copyOf(query, d);
    DotTile tile = new DotTile();
    Pairwise pairwise = new Pairwise(d);
    AverageLinkage linkage = new AverageLinkage(N);
    compare(
        300,
        "dot; four accumulators; lucene",
        () -> sink += Vectors.dot(query, 0, rows, d, d),
        () -> sink += FourAccumulators.dot(query, 0, rows, d, d),
        () -> sink += VectorUtil.dotProduct(single, separate[1]));
    compare(
        300,
        "16 rows; lucene",
        () -> Vectors.dotBatch(query, 0, rows, 0, 16, d, out, 0),
        () -> lucene(single, 16));
    compare(
        100,
        "1,000 rows; lucene",
        () -> Vectors.dotBatch(query, 0, rows, 0, N, d, out, 0),
        () -> lucene(single, N));
    compare(
        60,
        "8 queries at once; one by one",
        () -> tile.dots(query, 0, 8, rows, 0, N, d, out),
        () -> {
          for (int q = 0; q < 8; q++) {
            Vectors.dotBatch(query, q * d, rows, 0, N, d, out, q * N);
          }
        });
    Runnable pairs = () -> pairwise.dots(rows, 0, N, d, triangle, 0);
    compare(
        40,
        "1,000 pairwise; and clustered; lucene",
        pairs,
        () -> {
          pairs.run();
          linkage.cluster(triangle, 0, N, 0.4f, labels);
        },
        () -> {
          for (int i = 0, at = 0; i < N; i++) {
            for (int j = i + 1; j < N; j++) {
              triangle[at++] = VectorUtil.dotProduct(separate[i], separate[j]);
            }
          }
        });
  }

  private void lucene(float[] single, int count) {
    for (int row = 0; row < count; row++) {
      out[row] = VectorUtil.dotProduct(single, separate[row]);
    }
  }

  private void elementwise() {
    float[] s = Samples.uniform(new Random(1), ELEMENTS, 0, 1);
    float[] t = Samples.uniform(new Random(2), ELEMENTS, 0, 30);
    float[] o = new float[ELEMENTS];
    int[] fans = new Random(4).ints(ELEMENTS, 0, 100).toArray();
    Activation activation = new Activation(0.4f, 0.1f);
    RunningTopK best = new RunningTopK(10);
    compare(
        200,
        "exponential decay; Math.exp",
        () -> StrengthDecay.exponential(s, t, s, o, 0, ELEMENTS),
        () -> each(o, i -> (float) (s[i] * Math.exp(-s[i] * t[i]))));
    compare(
        200,
        "logistic; Math.exp",
        () -> activation.of(s, 0, o, 0, ELEMENTS),
        () -> each(o, i -> (float) (1 / (1 + Math.exp(-(s[i] - 0.4f) * 10f)))));
    compare(
        200,
        "fan; plain loop",
        () -> Spread.divideByFan(o, 0, fans, 0, ELEMENTS, FanExponent.HALF),
        () -> each(o, i -> s[i] / (float) Math.sqrt(Math.max(1, fans[i]))));
    compare(
        200,
        "retention; Math.pow",
        () -> RetentionCurve.EBBINGHAUS.at(t, 0, o, 0, ELEMENTS),
        () -> each(o, i -> (float) Math.pow(1 + 185.5 * t[i], -0.136)));
    compare(
        200,
        "top 10 of 10,000; PriorityQueue",
        () -> TopK.select(t, 0, ELEMENTS, 10, best, labels),
        () -> priorityQueue(t));
  }

  private void search(int count) {
    float[] many = Samples.embeddingRows(new Random(1), count + 1, d, 20);
    long[] codes = new long[SignCodes.size(count, d)];
    SignCodes.encode(many, 0, count, d, codes, 0);
    SignSearch search = new SignSearch(count, d, 500);
    Scan scan = new Scan();
    RunningTopK best = new RunningTopK(10);
    compare(
        60,
        "sign codes and 500 re-ranked; exact scan",
        () -> {
          best.reset(10);
          search.search(many, count * d, many, codes, count, d, 500, best);
        },
        () -> {
          best.reset(10);
          scan.topK(many, count * d, many, 0, count, d, 0, best);
        });
  }

  private interface Element {
    float at(int i);
  }

  private static void each(float[] out, Element element) {
    for (int i = 0; i < out.length; i++) {
      out[i] = element.at(i);
    }
  }

  private void priorityQueue(float[] t) {
    PriorityQueue<Integer> queue = new PriorityQueue<>((a, b) -> Float.compare(t[a], t[b]));
    for (int i = 0; i < t.length; i++) {
      if (queue.size() < 10) {
        queue.add(i);
      } else if (t[i] > t[queue.peek()]) {
        queue.poll();
        queue.add(i);
      }
    }
    sink += queue.peek();
  }

  /**
   * Runs the code of each name in turn; prints the fastest piece of each, and its ratio to the
   * first.
   */
  private static void compare(int pieces, String names, Runnable... code) {
    int variants = code.length;
    double[] fastest = new double[variants];
    int[] calls = new int[variants];
    Arrays.fill(fastest, Double.MAX_VALUE);
    for (int piece = -20; piece < pieces; piece++) {
      for (int v = 0; v < variants; v++) {
        calls[v] = Math.max(1, calls[v]);
        long start = System.nanoTime();
        for (int i = 0; i < calls[v]; i++) {
          code[v].run();
        }
        double nanos = (System.nanoTime() - start) / (double) calls[v];
        fastest[v] = Math.min(fastest[v], nanos);
        calls[v] = (int) Math.max(1, Math.min(20_000, PIECE_NANOS / fastest[v]));
      }
    }
    for (int v = 0; v < variants; v++) {
      System.out.printf(
          "%-30s %12.0f ns  %5.1f%n",
          names.split("; ", -1)[v], fastest[v], fastest[v] / fastest[0]);
    }
  }
}
