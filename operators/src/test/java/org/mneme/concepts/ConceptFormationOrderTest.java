package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.concepts.Samples.HOUR;
import static org.mneme.concepts.Samples.MINUTE;
import static org.mneme.concepts.Samples.TEN;
import static org.mneme.concepts.Samples.episode;
import static org.mneme.concepts.Samples.forget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.model.ClusterWindow;
import org.mneme.model.MemoryWrite;
import org.mneme.model.TargetKind;

/** What windows find is a function of the set of records, not of their order, nor of restarts. */
class ConceptFormationOrderTest {

  private static final int SHUFFLES = 50;
  private static final int EPISODES = 240;
  private static final long DISORDER = 90_000;
  private static final int DIMENSION = 24;

  /** A record and the event time by which it moves the watermark. */
  private record Timed(MemoryWrite write, long at) {}

  @ParameterizedTest
  @EnumSource(Clustering.class)
  void findsTheSameInFiftyShufflesWithForgetsAndRestarts(Clustering clustering) throws Exception {
    ConceptParameters parameters = Samples.parameters(Samples.clustering(clustering), 60, 40);
    List<Timed> log = log();
    String inOrder = FoundText.of(run(parameters, log, new Random(0), false));
    assertThat(inOrder.lines().filter(line -> line.startsWith("  [")).count())
        .as("clusters")
        .isGreaterThan(15);

    for (int seed = 1; seed <= SHUFFLES; seed++) {
      Random random = new Random(seed);
      List<ClusterWindow> found =
          run(parameters, shuffledWithinTheBound(log, random), random, seed % 2 == 0);

      assertThat(FoundText.of(found)).as("seed %d", seed).isEqualTo(inOrder);
    }
  }

  /** Watermarks follow the disorder, at random moments; a restart comes at half of the log. */
  private static List<ClusterWindow> run(
      ConceptParameters parameters, List<Timed> log, Random random, boolean restarts)
      throws Exception {
    List<ClusterWindow> found = new ArrayList<>();
    ConceptHarness concepts = ConceptHarness.open(parameters);
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < log.size(); i++) {
      concepts.take(log.get(i).write());
      latest = Math.max(latest, log.get(i).at());
      if (random.nextInt(5) == 0) {
        concepts.watermark(latest - DISORDER - 1);
      }
      if (restarts && i == log.size() / 2) {
        found.addAll(concepts.found());
        var snapshot = concepts.snapshot();
        concepts.close();
        concepts = ConceptHarness.restore(parameters, snapshot);
      }
    }
    concepts.watermark(latest + 24 * HOUR);
    found.addAll(concepts.found());
    concepts.close();
    return found;
  }

  private static List<Timed> shuffledWithinTheBound(List<Timed> log, Random random) {
    record Arrival(Timed timed, double at) {}
    List<Timed> any = new ArrayList<>(log);
    Collections.shuffle(any, random);
    return any.stream()
        .map(timed -> new Arrival(timed, timed.at() + random.nextDouble() * DISORDER))
        .sorted(Comparator.comparingDouble(Arrival::at))
        .map(Arrival::timed)
        .toList();
  }

  /** Groups and noise over half an hour, with ties in time, and six forgets. */
  private static List<Timed> log() {
    Random random = new Random(42);
    List<float[]> centres = new ArrayList<>();
    for (int group = 0; group < 8; group++) {
      centres.add(Samples.unit(random, DIMENSION));
    }
    List<Timed> log = new ArrayList<>();
    for (int i = 0; i < EPISODES; i++) {
      long closedAt = TEN + random.nextInt(300) * 6_000L;
      float[] vector =
          random.nextInt(4) == 0
              ? Samples.unit(random, DIMENSION)
              : Samples.near(centres.get(random.nextInt(8)), 0.45, random);
      String agent = "agent-" + random.nextInt(9);
      String user = "user-" + random.nextInt(9);
      log.add(new Timed(Samples.write(episode("e" + i, agent, user, closedAt, vector)), closedAt));
    }
    for (int i = 0; i < 3; i++) {
      long at = TEN + (4 + 8 * i) * MINUTE + random.nextInt(60_000);
      log.add(new Timed(forget("a" + i, TargetKind.AGENT, "agent-" + i, at), at));
      log.add(new Timed(forget("u" + i, TargetKind.USER, "user-" + i, at + 500), at + 500));
    }
    log.sort(Comparator.comparingLong(Timed::at));
    return log;
  }
}
