package org.mneme.embedding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.mneme.model.Embedding;

/**
 * Whether keeping vectors pays for the hashing embedder: microseconds a query with and without, on
 * texts asked for by Zipf's law. Prints a table of docs/measurements/caches.md.
 */
final class VectorCacheCost {

  private static final int DIMENSION = 384;
  private static final int TEXTS = 100_000;
  private static final int QUERIES = 50_000;
  private static final int ENTRIES = 10_000;
  private static final int ROUNDS = 3;

  private final Embedder embedder = new HashingEmbedder(DIMENSION);
  private final String[] texts = new String[TEXTS];
  private long made;
  private long sink;

  private VectorCacheCost(int sentences) {
    List<LabelledText> some = SyntheticTexts.texts();
    for (int t = 0; t < TEXTS; t++) {
      StringBuilder text = new StringBuilder();
      for (int s = 0; s < sentences; s++) {
        text.append(some.get((t + 7 * s) % some.size()).query()).append(' ');
      }
      texts[t] = text.append(Integer.toString(t * 7_919, 36)).toString();
    }
  }

  public static void main(String[] args) {
    System.out.println("| words | zipf | hit rate | once warm | without | with | with / without |");
    for (int sentences : new int[] {1, 10}) {
      VectorCacheCost cost = new VectorCacheCost(sentences);
      for (double exponent : new double[] {0, 0.8, 1.0, 1.2}) {
        cost.print(exponent);
      }
    }
  }

  private void print(double exponent) {
    int[] asked = zipf(exponent, 1);
    double[] without = new double[ROUNDS];
    double[] with = new double[ROUNDS];
    int[] next = zipf(exponent, 2);
    long before = made;
    long whenWarm = made;
    for (int round = 0; round < ROUNDS; round++) {
      without[round] = micros(asked, null);
      before = made;
      VectorCache cache = new VectorCache(ENTRIES);
      with[round] = micros(asked, cache);
      whenWarm = made;
      micros(next, cache);
    }
    Arrays.sort(without);
    Arrays.sort(with);
    System.out.printf(
        Locale.ROOT,
        "| %d | %.1f | %.1f %% | %.1f %% | %.2f | %.2f | %.2f |%n",
        texts[0].split(" ").length,
        exponent,
        100.0 * (QUERIES - (whenWarm - before)) / QUERIES,
        100.0 * (QUERIES - (made - whenWarm)) / QUERIES,
        without[ROUNDS / 2],
        with[ROUNDS / 2],
        with[ROUNDS / 2] / without[ROUNDS / 2]);
    if (sink == 42) {
      System.out.println(sink);
    }
  }

  private double micros(int[] asked, VectorCache cache) {
    long start = System.nanoTime();
    for (int text : asked) {
      // A text off the wire is a string of its own, whose hash is not known yet.
      String read = new String(texts[text].toCharArray());
      Embedding vector = cache == null ? null : cache.get(read);
      if (vector == null) {
        vector = embedder.embed(read);
        made++;
        if (cache != null) {
          cache.put(read, vector);
        }
      }
      sink += vector.f32()[0];
    }
    return (System.nanoTime() - start) / 1_000.0 / QUERIES;
  }

  private static int[] zipf(double exponent, long seed) {
    double[] upTo = new double[TEXTS];
    double sum = 0;
    for (int rank = 0; rank < TEXTS; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      upTo[rank] = sum;
    }
    Random random = new Random(seed);
    int[] asked = new int[QUERIES];
    for (int q = 0; q < QUERIES; q++) {
      int at = Arrays.binarySearch(upTo, random.nextDouble() * sum);
      asked[q] = Math.min(TEXTS - 1, at < 0 ? -at - 1 : at);
    }
    return asked;
  }
}
