package org.mneme.embedding.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.mneme.embedding.provider.Batcher;
import org.mneme.embedding.provider.Batching;

/**
 * What it takes to have the vectors of many texts from a provider that takes its time for a
 * request, one by one and together. Prints the table of docs/measurements/embedding.md.
 */
final class BatchingTable {

  private static final int DIMENSION = 384;
  private static final int TEXTS = 400;
  private static final int RUNS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private BatchingTable() {}

  private record Took(double seconds, int requests, int largest) {}

  public static void main(String[] args) throws Exception {
    System.out.println("| texts a request | connections | texts/s | requests | largest | times |");
    System.out.println("|---|---|---|---|---|---|");
    Batching one = new Batching(1, 1, Duration.ZERO, Duration.ofSeconds(1), 1, 0);
    run(one, 20);
    double base = print("1", one, 0);
    print("1", new Batching(1, 1, Duration.ZERO, Duration.ofSeconds(1), 4, 0), base);
    for (int connections : new int[] {1, 4}) {
      Batching batching =
          new Batching(10, 100, Duration.ofMillis(10), Duration.ofSeconds(1), connections, 0);
      print("10 to 100", batching, base);
    }
  }

  private static double print(String name, Batching batching, double base) throws Exception {
    List<Took> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(run(batching, TEXTS));
    }
    double[] seconds = runs.stream().mapToDouble(Took::seconds).sorted().toArray();
    double rate = TEXTS / seconds[RUNS / 2];
    Took last = runs.get(RUNS - 1);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.0f (%.0f to %.0f) | %d | %d | %.1f |%n",
        name,
        batching.connections(),
        rate,
        TEXTS / seconds[RUNS - 1],
        TEXTS / seconds[0],
        last.requests(),
        last.largest(),
        base == 0 ? 1 : rate / base);
    return rate;
  }

  private static Took run(Batching batching, int texts) throws Exception {
    try (LocalProvider provider = new LocalProvider(DIMENSION)) {
      provider.behave(provider.slow(50));
      Endpoint endpoint =
          new Endpoint(
              provider.uri(), "tiny", DIMENSION, false, KeyPlace.NONE, Duration.ofSeconds(10));
      HttpParameters parameters = new HttpParameters(endpoint, batching, PATIENCE, PATIENCE, texts);
      try (Batcher batcher = Batcher.ofEpisodes(parameters)) {
        long start = System.nanoTime();
        CompletableFuture<?>[] vectors = new CompletableFuture<?>[texts];
        Arrays.setAll(vectors, i -> batcher.embed("book a flight to city " + i, PATIENCE));
        CompletableFuture.allOf(vectors).get();
        return new Took(
            (System.nanoTime() - start) / 1e9,
            provider.requests.size(),
            provider.requests.stream().mapToInt(List::size).max().orElseThrow());
      }
    }
  }
}
