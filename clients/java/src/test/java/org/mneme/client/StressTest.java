package org.mneme.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mneme.client.transport.HttpTransport;

/** One memory, many threads, and a gateway that fails again and again. */
class StressTest {

  private static final int THREADS = 16;
  private static final int EPISODES = 8;
  private static final int STEPS = 12;
  private static final int TROUBLES = 60;

  @Test
  void writesEachStepOfManyThreadsInTheOrderOfItsEpisode() throws Exception {
    Random random = new Random(7);
    try (TroubledGateway gateway = new TroubledGateway()) {
      for (int i = 0; i < TROUBLES; i++) {
        gateway.troubles.add(random.nextInt(3) == 0 ? 503 : 202);
      }
      HttpTransport transport = new HttpTransport(URI.create(gateway.address()), null);
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try (Memory memory =
          Memory.over(transport, "s", Duration.ofMillis(5), Duration.ofSeconds(60))) {
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
          running.add(threads.submit(() -> episodes(memory)));
        }
        for (Future<?> each : running) {
          each.get();
        }
      } finally {
        threads.shutdown();
      }
      check(gateway);
    }
  }

  private static void episodes(Memory memory) {
    for (int i = 0; i < EPISODES; i++) {
      try (Episode episode = memory.episode("task").start()) {
        for (int step = 0; step < STEPS; step++) {
          episode.step("tool");
        }
        episode.succeed();
      }
    }
  }

  /** Each episode's steps in the order in which they were taken, and its end behind them. */
  private static void check(TroubledGateway gateway) {
    Map<String, List<Integer>> steps = new HashMap<>();
    int completed = 0;
    for (TroubledGateway.Received request : gateway.received) {
      if (request.path().endsWith("/steps")) {
        for (JsonNode step : request.body()) {
          List<Integer> of =
              steps.computeIfAbsent(step.get("episode").asText(), id -> new ArrayList<>());
          int number = step.get("step").asInt();
          // A request that was refused comes again, as a whole.
          if (!of.contains(number)) {
            of.add(number);
          }
        }
      } else if (request.body().has("outcome")) {
        completed++;
        assertThat(request.body().get("steps").asInt()).isEqualTo(STEPS);
      }
    }
    assertThat(completed).isGreaterThanOrEqualTo(THREADS * EPISODES);
    assertThat(steps).hasSize(THREADS * EPISODES);
    assertThat(steps.values())
        .allSatisfy(of -> assertThat(of).hasSize(STEPS).isSorted().startsWith(1));
  }
}
