package org.mneme.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.local.LocalCluster;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.proof.ShuffledJob.Learned;
import org.mneme.model.EpisodeStatus;

/**
 * Promise 6 over the whole job: the same log in many orders within the disorder bound, at
 * parallelism 1 and 2, interrupted in the middle, is learned as the same, bit for bit; and the
 * topics say what state says. {@code -Dmneme.shuffles=50} plays 50 orders.
 */
class WholeJobOrderITCase {

  private static final int SHUFFLES = Integer.getInteger("mneme.shuffles", 3);
  private static final long DISORDER = 2_000;
  private static final List<LogRecord> LOG = ProofLog.of(1);

  private static final List<String> KINDS =
      List.of(
          "space",
          "experience",
          "episode",
          "binding",
          "link",
          "concept",
          "sequence",
          "step-experience",
          "connection",
          "pattern",
          "ledger");

  @TempDir static Path folder;
  private static LocalCluster cluster;

  @BeforeAll
  static void start() {
    Configuration config = JobDefaults.configuration();
    config.set(LocalOptions.FOLDER, folder.toString());
    config.set(LocalOptions.WEB_PORT, 0);
    config.set(LocalOptions.SLOTS, 4);
    cluster = LocalCluster.start(config);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void learnsTheSameFromAnyOrderAtAnyParallelismOverRestarts() throws Exception {
    Map<String, List<String>> expected = expected();
    for (int seed = 0; seed < SHUFFLES; seed++) {
      for (int parallelism = 1; parallelism <= 2; parallelism++) {
        int after = seed % 2 == 0 ? parallelism : 3 - parallelism;
        Learned learned =
            job("shuffle-" + seed + "-" + parallelism, seed).playWithRestart(parallelism, after);
        assertEqual(learned, expected);
      }
    }
  }

  @Test
  void learnsTheSameWhenItFailsAndRecoversFromACheckpoint() throws Exception {
    Learned learned = job("failure", 101).playWithFailure(2);

    assertEqual(learned, expected());
  }

  private static void assertEqual(Learned learned, Map<String, List<String>> expected) {
    for (String space : ProofLog.SPACES) {
      assertThat(learned.canonical().get(space)).as(space).isEqualTo(expected.get(space));
      learned.topics().assertEqualState(space, learned.canonical().get(space));
    }
  }

  /** Of a run that nothing interrupts, of the log in its order. */
  private static Map<String, List<String>> expected() throws Exception {
    if (expected == null) {
      Learned learned = new ShuffledJob(cluster, "in-order", Shuffle.of(LOG, 1, 0)).play(1);
      assertMuchHappened(learned);
      expected = new TreeMap<>(learned.canonical());
    }
    return expected;
  }

  /** A log in which nothing is merged, reinforced, evicted or forgotten would prove little. */
  private static void assertMuchHappened(Learned learned) {
    List<String> all = new ArrayList<>();
    for (String space : ProofLog.SPACES) {
      List<String> lines = learned.canonical().get(space);
      for (String kind : KINDS) {
        assertThat(lines).as(space).anyMatch(line -> line.startsWith(kind + ' '));
      }
      assertThat(learned.topics().episodesOf(space, EpisodeStatus.EVICTED)).as(space).isNotEmpty();
      all.addAll(lines);
    }
    assertThat(all)
        .as("an experience that was made twice")
        .anyMatch(line -> line.startsWith("experience ") && !line.contains(" count=1 "));
    assertThat(all)
        .as("a concept that was reinforced")
        .anyMatch(line -> line.matches("concept .* replays=([2-9]|\\d\\d+) .*"));
    assertThat(all)
        .as("an experience that others went by")
        .anyMatch(line -> line.matches("step-experience .* uses=[1-9].*"));
  }

  private static Map<String, List<String>> expected;

  private static ShuffledJob job(String run, long seed) {
    return new ShuffledJob(cluster, run, Shuffle.of(LOG, DISORDER, seed));
  }
}
