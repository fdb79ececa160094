package org.mneme.jobs.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterException;
import org.mneme.jobs.drill.Timings.Quantiles;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;

/** What ways to deliver and to compress cost: the same traffic through one job after the other. */
final class DeliveryDrill {

  private static final Duration MAX_AGE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int WARM_UP = 1_000;
  private static final double MEBIBYTE = 1 << 20;

  private static final String LEVELS = "state.backend.rocksdb.compression.per.level";

  /** Each differs from the first in what its name says. */
  static final Map<String, Map<String, String>> VARIANTS = variants();

  private final DrillGround ground;
  private final int burst;
  private final int perSecond;
  private final int seconds;
  private final PrintWriter out;

  /**
   * A drill.
   *
   * @param burst episodes that are written at once for the throughput
   * @param perSecond episodes a second, and half as many queries, for the latencies
   * @param seconds of that
   */
  DeliveryDrill(DrillGround ground, int burst, int perSecond, int seconds, PrintWriter out) {
    this.ground = ground;
    this.burst = burst;
    this.perSecond = perSecond;
    this.seconds = seconds;
    this.out = out;
  }

  private static Map<String, Map<String, String>> variants() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    all.put("defaults", Map.of());
    all.put("exactly-once", Map.of("mneme.delivery.guarantee", "exactly-once"));
    all.put("upserts-none", Map.of("mneme.delivery.compression", "none"));
    all.put("upserts-lz4", Map.of("mneme.delivery.compression", "lz4"));
    all.put("results-zstd", Map.of("mneme.delivery.result-compression", "zstd"));
    all.put("linger-0", Map.of("mneme.delivery.linger", "0 ms"));
    all.put("linger-10", Map.of("mneme.delivery.linger", "10 ms"));
    all.put("batch-16k", Map.of("mneme.delivery.batch-size", "16 kb"));
    all.put("batch-256k", Map.of("mneme.delivery.batch-size", "256 kb"));
    all.put("rocksdb-none", Map.of(LEVELS, "NO_COMPRESSION"));
    all.put("rocksdb-lz4", Map.of(LEVELS, "LZ4_COMPRESSION"));
    all.put(
        "rocksdb-zstd-below",
        Map.of(LEVELS, "NO_COMPRESSION;NO_COMPRESSION;LZ4_COMPRESSION;ZSTD_COMPRESSION"));
    return all;
  }

  static String header() {
    return "| | episodes/s, at once | TaskManager, CPU µs an episode | broker, CPU µs an episode"
        + " | upserts, B an episode | results, B an answer | checkpoint, MiB"
        + " | answers, ms p50 / p99 | memory seen, ms p50 / p99 |\n"
        + "|---|---|---|---|---|---|---|---|---|";
  }

  /** Runs the defaults once, for the compilers of all processes. */
  void warmUp() throws IOException, InterruptedException {
    run("warm-up", Map.of());
  }

  /** Runs one variant and prints its line of the table. */
  void run(String variant) throws IOException, InterruptedException {
    run(variant, VARIANTS.get(variant));
  }

  private void run(String variant, Map<String, String> options)
      throws IOException, InterruptedException {
    Configuration job = ground.submit(variant, options, Optional.empty());
    TopicNames names = TopicNames.from(job);
    List<String> upserts = Topic.compacted().stream().map(names::of).toList();
    try (Traffic traffic = new Traffic(job, MAX_AGE, 1)) {
      traffic.write(WARM_UP, Double.POSITIVE_INFINITY);
      await(traffic);
      long upsertsBefore = ground.logBytes(upserts);
      Duration workerBefore = ground.cpu(Cluster.TASK_MANAGER + 1);
      Duration brokerBefore = ground.cpu(Cluster.KAFKA);
      long began = System.nanoTime();
      traffic.write(burst, Double.POSITIVE_INFINITY);
      await(traffic);
      double rate = burst / ((System.nanoTime() - began) / 1e9);
      traffic.memories().take();
      traffic.ask(perSecond / 2.0);
      traffic.write(perSecond * seconds, perSecond);
      traffic.askNoMore();
      await(traffic);
      double episodes = burst + perSecond * seconds;
      Duration worker = ground.cpu(Cluster.TASK_MANAGER + 1).minus(workerBefore);
      Duration broker = ground.cpu(Cluster.KAFKA).minus(brokerBefore);
      Quantiles answers = traffic.answers().take();
      Quantiles memories = traffic.memories().take();
      JsonNode checkpoint = ground.awaitCheckpoint();
      out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %.0f | %.0f | %.0f | %.0f | %.1f | %.1f / %.0f | %.0f / %.0f |%n",
          variant,
          rate,
          worker.toNanos() / 1e3 / episodes,
          broker.toNanos() / 1e3 / episodes,
          (ground.logBytes(upserts) - upsertsBefore) / episodes,
          (double) ground.logBytes(List.of(names.results())) / answers.count(),
          checkpoint.path("state_size").asLong() / MEBIBYTE,
          answers.at(0.5),
          answers.at(0.99),
          memories.at(0.5),
          memories.at(0.99));
      out.flush();
    } finally {
      ground.cluster().job().cancel();
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static void await(Traffic traffic) {
    if (!traffic.awaitAll(PATIENCE)) {
      throw new ClusterException(
          traffic.memories().owed()
              + " memories and "
              + traffic.answers().owed()
              + " answers have not come");
    }
    traffic.requireAlive();
  }
}
