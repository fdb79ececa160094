package org.mneme.jobs.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterException;
import org.mneme.jobs.cluster.Waiting;

/**
 * How long until answers flow again, by size of state: after a TaskManager was killed, and after a
 * restart from a savepoint with the hot tier loaded beforehand or only when it is asked.
 */
final class RecoveryDrill {

  private static final Duration MAX_AGE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int LEARNED_WITHIN_SECONDS = 15;
  private static final double QUERIES_PER_SECOND = 20;
  private static final double MEBIBYTE = 1 << 20;
  private static final String PRELOAD = "mneme.hot-tier.preload";

  private final DrillGround ground;
  private final PrintWriter out;

  RecoveryDrill(DrillGround ground, PrintWriter out) {
    this.ground = ground;
    this.out = out;
  }

  static String header() {
    return "| episodes | | runs after, s | a new query is answered after, s | from all of its space"
        + " after, s | checkpoint before it: MiB, ms |\n|---|---|---|---|---|---|";
  }

  /** All of it for one size. */
  void run(int episodes) throws InterruptedException {
    Configuration job = ground.submit("size-" + episodes, Map.of(), Optional.empty());
    try (Traffic traffic = new Traffic(job, MAX_AGE, 1)) {
      traffic.write(episodes, Double.POSITIVE_INFINITY);
      if (!traffic.awaitAll(PATIENCE)) {
        throw new ClusterException(traffic.memories().owed() + " memories have not come");
      }
      traffic.ask(QUERIES_PER_SECOND);
      // What was written last is learned.
      TimeUnit.SECONDS.sleep(LEARNED_WITHIN_SECONDS);
      kill(traffic, episodes);
      Path savepoint = restart(traffic, episodes, true);
      restart(traffic, episodes, false, savepoint);
      traffic.askNoMore();
      ground.cluster().job().cancel();
    }
  }

  private void kill(Traffic traffic, int episodes) {
    String checkpoint = checkpoint();
    long from = System.nanoTime();
    ground.cluster().process(Cluster.TASK_MANAGER + 1).kill();
    ground.cluster().launch(Cluster.TASK_MANAGER + 1);
    // Flink still takes the old one for alive: what counts is an answer.
    double answered = await(from, traffic::freshest, from);
    double whole = await(from, traffic::freshestWhole, from);
    line(
        episodes,
        "TaskManager killed, started again at once",
        Double.NaN,
        answered,
        whole,
        checkpoint);
  }

  private Path restart(Traffic traffic, int episodes, boolean isPreloaded) {
    checkpoint();
    return restart(traffic, episodes, isPreloaded, ground.cluster().job().stop());
  }

  private Path restart(Traffic traffic, int episodes, boolean isPreloaded, Path savepoint) {
    if (ground.cluster().job().state().isPresent()) {
      ground.cluster().job().cancel();
    }
    long from = System.nanoTime();
    ground.submit(
        "size-" + episodes, Map.of(PRELOAD, Boolean.toString(isPreloaded)), Optional.of(savepoint));
    double running = seconds(from);
    double answered = await(from, traffic::freshest, from);
    double whole = await(from, traffic::freshestWhole, from);
    String what = "from a savepoint, hot tier " + (isPreloaded ? "preloaded" : "cold");
    line(episodes, what, running, answered, whole, "");
    return savepoint;
  }

  private String checkpoint() {
    JsonNode checkpoint = ground.awaitCheckpoint();
    return String.format(
        Locale.ROOT,
        "%.1f of which %.1f written, %d",
        checkpoint.path("state_size").asLong() / MEBIBYTE,
        checkpoint.path("checkpointed_size").asLong() / MEBIBYTE,
        checkpoint.path("end_to_end_duration").asLong());
  }

  /** Seconds from {@code from} until something was asked after {@code asked} and answered. */
  private static double await(long from, LongSupplier freshest, long asked) {
    if (!Waiting.until(PATIENCE, () -> freshest.getAsLong() > asked)) {
      throw new ClusterException("no answer within " + PATIENCE);
    }
    return seconds(from);
  }

  private static double seconds(long from) {
    return (System.nanoTime() - from) / 1e9;
  }

  private void line(
      int episodes, String what, double running, double answered, double whole, String checkpoint) {
    out.printf(
        Locale.ROOT,
        "| %,d | %s | %s | %.1f | %.1f | %s |%n",
        episodes,
        what,
        Double.isNaN(running) ? "" : String.format(Locale.ROOT, "%.1f", running),
        answered,
        whole,
        checkpoint);
    out.flush();
  }
}
