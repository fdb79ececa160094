package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mneme.model.TargetKind;

/** Counts are those of a count of the remaining episodes at once, whatever happened before. */
class PatternRecountTest {

  static final PatternParameters UNBOUNDED =
      new PatternParameters(
          10_000,
          1_000_000,
          1_000,
          100_000,
          30 * 86_400_000L,
          0,
          Strictness.DEFAULT,
          ChangeParameters.DEFAULT,
          1 << 26);

  @Test
  void countsAsOneWindowOfThemAllDoes() throws Exception {
    List<EpisodeTrace> episodes = new PlantedFleet(1).episodes(400);
    Mining windows = new Mining(UNBOUNDED);
    windows.learn(episodes);

    assertThat(windows.store.counts()).isEqualTo(recount(episodes));
  }

  @Test
  void countsTheSameInAnyOrderOfArrival() throws Exception {
    List<EpisodeTrace> episodes = new PlantedFleet(2).episodes(300);
    Map<String, List<Object>> expected = recount(episodes);

    for (int seed = 0; seed < 5; seed++) {
      List<EpisodeTrace> shuffled = new ArrayList<>(episodes);
      Collections.shuffle(shuffled, new Random(seed));
      Mining mining = new Mining(UNBOUNDED);
      long end = PlantedFleet.START;
      for (int from = 0; from < shuffled.size(); from += 20) {
        List<EpisodeTrace> some = new ArrayList<>(shuffled.subList(from, from + 20));
        some.sort(EpisodeTrace.ORDER);
        mining.close(new WindowInput(end++, List.of(), some, List.of()));
      }
      assertThat(mining.store.counts()).as("order %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void countsAfterForgetsAsIfTheForgottenHadNeverBeen() throws Exception {
    for (int seed = 0; seed < 3; seed++) {
      Random random = new Random(seed);
      List<EpisodeTrace> episodes = new PlantedFleet(seed).episodes(300);
      List<ForgetOrder> all = new ArrayList<>();
      Mining mining = new Mining(UNBOUNDED);
      for (int from = 0; from < episodes.size(); from += 20) {
        List<EpisodeTrace> some = new ArrayList<>(episodes.subList(from, from + 20));
        long end = some.get(19).closedAt();
        List<ForgetOrder> orders = new ArrayList<>();
        if (from > 0 && random.nextBoolean()) {
          orders.add(order(random, episodes.subList(0, from), end - 80_000));
        }
        mining.close(new WindowInput(end, orders, some, List.of()));
        all.addAll(orders);
      }
      List<EpisodeTrace> left = new ArrayList<>(episodes);
      left.removeIf(trace -> all.stream().anyMatch(order -> order.covers(trace)));

      assertThat(left).hasSizeLessThan(episodes.size());
      assertThat(mining.store.counts()).as("seed %d", seed).isEqualTo(recount(left));
      assertThat(mining.store.traces.keySet())
          .containsExactlyInAnyOrderElementsOf(left.stream().map(EpisodeTrace::episode).toList());
    }
  }

  @Test
  void coversEachPartByWhatItsAcceptedExtensionsTold() throws Exception {
    Mining mining = new Mining();
    List<EpisodeTrace> episodes = new PlantedFleet(4).episodes(800);
    mining.learn(episodes.subList(0, 500));
    mining.close(
        new WindowInput(
            episodes.get(500).closedAt(),
            List.of(new ForgetOrder(TargetKind.AGENT, "a3", episodes.get(400).closedAt(), 0)),
            List.of(),
            List.of()));
    mining.learn(episodes.subList(500, 800));

    Map<CandidateKey, Integer> told = new TreeMap<>();
    mining.store.candidates.forEach(
        (text, candidate) -> {
          CandidateKey key = new CandidateKey(text);
          if (candidate.covering().told() > 0) {
            told.merge(key.withoutLast(), candidate.covering().told(), Integer::sum);
            if (key.condition().isEmpty()) {
              told.merge(key.withoutFirst(), candidate.covering().told(), Integer::sum);
            }
          }
        });
    Map<CandidateKey, Integer> covered = new TreeMap<>();
    mining.store.candidates.forEach(
        (text, candidate) -> {
          if (candidate.covering().covered() != 0) {
            covered.put(new CandidateKey(text), candidate.covering().covered());
          }
        });
    assertThat(covered).isNotEmpty().isEqualTo(told);
  }

  private static ForgetOrder order(Random random, List<EpisodeTrace> known, long at) {
    EpisodeTrace one = known.get(random.nextInt(known.size()));
    return switch (random.nextInt(3)) {
      case 0 -> new ForgetOrder(TargetKind.EPISODE, one.episode(), at, at);
      case 1 -> new ForgetOrder(TargetKind.AGENT, one.agent(), at, at);
      default -> new ForgetOrder(TargetKind.USER, one.user(), at, at);
    };
  }

  private static Map<String, List<Object>> recount(List<EpisodeTrace> episodes) throws Exception {
    Mining batch = new Mining(UNBOUNDED);
    batch.close(new WindowInput(Long.MAX_VALUE / 2, List.of(), episodes, List.of()));
    return batch.store.counts();
  }
}
