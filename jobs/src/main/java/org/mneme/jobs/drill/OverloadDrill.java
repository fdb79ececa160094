package org.mneme.jobs.drill;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.cluster.FlinkRest;
import org.mneme.jobs.cluster.JobMetrics;
import org.mneme.jobs.cluster.Waiting;
import org.mneme.jobs.drill.Timings.Quantiles;

/**
 * More than a job can take, of episodes and then of queries: what waits, what is lost (nothing may
 * be), what is told to be expired, and how long until latencies are as before.
 */
final class OverloadDrill {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration MAX_AGE = Duration.ofSeconds(5);
  private static final Duration METRICS_WITHIN = Duration.ofSeconds(12);
  private static final int STEADY_SECONDS = 15;
  private static final int LOOK_SECONDS = 2;
  private static final double QUERIES = 20;
  private static final double EPISODES = 50;

  private final DrillGround ground;
  private final PrintWriter out;
  private double normal;

  OverloadDrill(DrillGround ground, PrintWriter out) {
    this.ground = ground;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param episodes written at once
   * @param queries asked a second in the second part
   * @param seconds of that
   * @return whether nothing was lost and nothing silently late
   */
  boolean run(int episodes, double queries, int seconds) throws InterruptedException {
    Map<String, String> options = Map.of("mneme.queries.max-age", MAX_AGE.toSeconds() + " s");
    Configuration job = ground.submit("overload", options, Optional.empty());
    try (Traffic traffic = new Traffic(job, MAX_AGE, 1)) {
      out.println("| | answers | p50, ms | p99, ms | longest, ms | expired | memory seen, s |");
      out.println("|---|---|---|---|---|---|---|");
      traffic.write(2_000, Double.POSITIVE_INFINITY);
      traffic.awaitAll(PATIENCE);
      traffic.memories().take();
      traffic.ask(QUERIES);
      traffic.write((int) (EPISODES * STEADY_SECONDS), EPISODES);
      traffic.answers().take();
      traffic.write((int) (EPISODES * STEADY_SECONDS), EPISODES);
      normal = line(traffic, "before", 0).at(0.5);
      writeTooMuch(traffic, episodes);
      askTooMuch(traffic, queries, seconds);
      boolean isAll = traffic.awaitAll(PATIENCE);
      out.printf(
          Locale.ROOT,
          "%n%,d episodes, of which %d are not in memory; %,d queries, of which %d have no answer,"
              + " %d answers later than %d s that do not say expired%n",
          traffic.episodes(),
          traffic.memories().owed(),
          traffic.queries(),
          traffic.answers().owed(),
          traffic.silentlyLate(),
          MAX_AGE.toSeconds());
      out.flush();
      return isAll && traffic.silentlyLate() == 0;
    } finally {
      ground.cluster().job().cancel();
    }
  }

  private void writeTooMuch(Traffic traffic, int episodes) throws InterruptedException {
    int before = traffic.expired();
    long began = System.nanoTime();
    traffic.write(episodes, Double.POSITIVE_INFINITY);
    double written = (System.nanoTime() - began) / 1e9;
    double pressure = pressure();
    double through = until(began, () -> traffic.memories().owed() == 0);
    String what =
        String.format(
            Locale.ROOT,
            "%,d episodes at once (%.0f/s; %.0f/s are taken; back-pressure holds %.0f %% of a subtask's time)",
            episodes,
            episodes / written,
            episodes / through,
            100 * pressure);
    line(traffic, what, before);
    settle(traffic, began + (long) (through * 1e9), "episodes are through");
  }

  private void askTooMuch(Traffic traffic, double queries, int seconds)
      throws InterruptedException {
    int before = traffic.expired();
    traffic.askNoMore();
    traffic.ask(queries);
    TimeUnit.SECONDS.sleep(seconds);
    traffic.askNoMore();
    traffic.ask(QUERIES);
    long ended = System.nanoTime();
    until(ended, () -> traffic.freshest() > ended);
    line(traffic, String.format(Locale.ROOT, "%,.0f queries/s for %d s", queries, seconds), before);
    settle(traffic, ended, "as many are asked as before");
    traffic.askNoMore();
  }

  /** Looks every other second until the median is at most twice as before. */
  private void settle(Traffic traffic, long since, String what) throws InterruptedException {
    double[] median = new double[1];
    do {
      TimeUnit.SECONDS.sleep(LOOK_SECONDS);
      median[0] = traffic.answers().take().at(0.5);
    } while (!(median[0] <= 2 * normal + 1) && System.nanoTime() - since < PATIENCE.toNanos());
    traffic.memories().take();
    out.printf(
        Locale.ROOT,
        "| since %s: %.0f s until the median is at most twice as before | | %.1f | | | | |%n",
        what,
        (System.nanoTime() - since) / 1e9,
        median[0]);
    out.flush();
  }

  /** Share of its time for which the subtask was held back that was most. */
  private double pressure() {
    String job = ground.cluster().job().state().orElseThrow().id();
    JobMetrics metrics =
        new JobMetrics(
            new FlinkRest(ground.cluster().ports().web()),
            job,
            name -> name.equals("backPressuredTimeMsPerSecond"));
    // Flink collects once it was asked.
    Waiting.until(METRICS_WITHIN, () -> metrics.highest() > 0);
    return metrics.highest() / 1_000;
  }

  private static double until(long since, BooleanSupplier isSo) {
    Waiting.until(PATIENCE, isSo);
    return (System.nanoTime() - since) / 1e9;
  }

  private Quantiles line(Traffic traffic, String what, int expiredBefore) {
    Quantiles answers = traffic.answers().take();
    Quantiles memories = traffic.memories().take();
    out.printf(
        Locale.ROOT,
        "| %s | %,d | %.1f | %.0f | %.0f | %,d | p50 %.1f, longest %.1f |%n",
        what,
        answers.count(),
        answers.at(0.5),
        answers.at(0.99),
        answers.at(1),
        traffic.expired() - expiredBefore,
        memories.at(0.5) / 1e3,
        memories.at(1) / 1e3);
    out.flush();
    return answers;
  }
}
