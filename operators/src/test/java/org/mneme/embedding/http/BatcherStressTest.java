package org.mneme.embedding.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.embedding.provider.Batcher;

/** Many threads ask for vectors of a provider that fails every so often. */
class BatcherStressTest {

  private static final int DIMENSION = 4;
  private static final int THREADS = 8;
  private static final int TEXTS = 150;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void givesEachTextItsOwnVectorWhateverHappensToItsRequest() throws Exception {
    Random random = new Random(7);
    try (LocalProvider provider = new LocalProvider(DIMENSION)) {
      provider.behave(
          (exchange, texts) -> {
            int dice;
            synchronized (random) {
              dice = random.nextInt(12);
            }
            LocalProvider.Behaviour next =
                switch (dice) {
                  case 0 -> LocalProvider.status(500);
                  case 1 -> LocalProvider.closed();
                  case 2 -> LocalProvider.body("{\"data\":[]}");
                  default -> provider::right;
                };
            next.answer(exchange, texts);
          });
      Map<String, CompletableFuture<float[]>> vectors = new ConcurrentHashMap<>();
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try (Batcher batcher = Batcher.ofEpisodes(parameters(provider))) {
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
          int thread = t;
          running.add(
              threads.submit(
                  () -> {
                    for (int i = 0; i < TEXTS; i++) {
                      String text = "text " + thread + ' ' + i;
                      vectors.put(text, batcher.embed(text, PATIENCE));
                    }
                  }));
        }
        for (Future<?> each : running) {
          each.get();
        }
        for (Map.Entry<String, CompletableFuture<float[]>> entry : vectors.entrySet()) {
          assertThat(
                  cosine(entry.getValue().get(), LocalProvider.vector(entry.getKey(), DIMENSION)))
              .isGreaterThan(0.9999);
        }
        assertThat(vectors).hasSize(THREADS * TEXTS);
        assertThat(batcher.traffic().waiting()).isZero();
        assertThat(batcher.traffic().failures()).isPositive();
      } finally {
        threads.shutdown();
      }
    }
  }

  private static double cosine(float[] unit, float[] right) {
    double dot = 0;
    double squares = 0;
    for (int i = 0; i < unit.length; i++) {
      dot += (double) unit[i] * right[i];
      squares += (double) right[i] * right[i];
    }
    return dot / Math.sqrt(squares);
  }

  private static HttpParameters parameters(LocalProvider provider) {
    Configuration config = new Configuration();
    config.setString("mneme.embedding.http.url", provider.uri().toString());
    config.setString("mneme.embedding.http.model", "tiny");
    return HttpEmbeddingOptions.parameters(config, DIMENSION);
  }
}
