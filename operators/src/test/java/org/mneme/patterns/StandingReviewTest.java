package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Pattern;
import org.mneme.model.TargetKind;

/**
 * What is handed on, with its bound and its lift, is what one look at the remaining episodes would
 * hand on, whatever the windows and forgets before.
 */
class StandingReviewTest {

  private static final long END = Long.MAX_VALUE / 2;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void handsOnWhatABatchOverTheRemainingEpisodesDoes(int seed) throws Exception {
    Mining windows = new Mining(PatternRecountTest.UNBOUNDED);
    List<EpisodeTrace> left = play(windows, seed);
    Mining batch = new Mining(PatternRecountTest.UNBOUNDED);
    batch.close(new WindowInput(END, List.of(), left, List.of()));
    Set<String> atOnce = new HashSet<>(batch.patterns.keySet());
    Map<String, Standing> known = standings(windows.store);

    Map<String, Pattern> reviewed = review(windows.store, known);

    // The batch is told what was handed on before: that stands as long as it is ten times as
    // likely.
    assertThat(reviewed).isEqualTo(review(batch.store, known)).hasSizeGreaterThan(15);
    assertThat(coverages(windows.store)).isEqualTo(coverages(batch.store));
    // And without being told, it finds the same but for what is at the border.
    Set<String> both = new HashSet<>(atOnce);
    both.retainAll(reviewed.keySet());
    assertThat(both.size()).isGreaterThanOrEqualTo((int) (0.9 * atOnce.size()));
    assertThat(both.size()).isGreaterThanOrEqualTo((int) (0.75 * reviewed.size()));
  }

  /** Learns in windows, with forgets between them; what is left. */
  private static List<EpisodeTrace> play(Mining mining, int seed) throws Exception {
    Random random = new Random(seed);
    List<EpisodeTrace> episodes = new PlantedFleet(seed).episodes(800);
    List<ForgetOrder> all = new ArrayList<>();
    for (int from = 0; from < episodes.size(); from += 20) {
      List<EpisodeTrace> some = new ArrayList<>(episodes.subList(from, from + 20));
      long end = some.get(19).closedAt();
      List<ForgetOrder> orders = new ArrayList<>();
      if (from > 0 && random.nextInt(4) == 0) {
        EpisodeTrace one = episodes.get(random.nextInt(from));
        orders.add(new ForgetOrder(TargetKind.EPISODE, one.episode(), end, end));
        orders.add(new ForgetOrder(TargetKind.USER, one.user(), end - 300_000, end));
      }
      mining.close(new WindowInput(end, orders, some, List.of()));
      all.addAll(orders);
    }
    List<EpisodeTrace> left = new ArrayList<>(episodes);
    left.removeIf(trace -> all.stream().anyMatch(order -> order.covers(trace)));
    assertThat(left.size()).isBetween(300, 790);
    return left;
  }

  private static Map<String, Standing> standings(MapStore store) {
    Map<String, Standing> standings = new TreeMap<>();
    store.candidates.forEach((key, candidate) -> standings.put(key, candidate.known()));
    return standings;
  }

  /**
   * Judges every candidate, given what was handed on before; what stands. Twice, since the level of
   * a choice depends on how many are accepted.
   */
  private static Map<String, Pattern> review(MapStore store, Map<String, Standing> known)
      throws Exception {
    Map<String, Pattern> patterns = new TreeMap<>();
    for (int pass = 0; pass < 2; pass++) {
      store.candidates.replaceAll((key, candidate) -> candidate.with(known.get(key)));
      patterns.clear();
      CountBook book = new CountBook(store);
      Emission emission =
          new Emission(store, book, Mining.SPACE, END, PatternRecountTest.UNBOUNDED);
      Settling settling =
          new Settling(book, new Judge(book, PatternRecountTest.UNBOUNDED.strictness()), emission);
      Set<CandidateKey> all = new HashSet<>();
      store.candidates.keySet().forEach(key -> all.add(new CandidateKey(key)));
      emission.force(all);
      all.stream().sorted().forEach(settling::add);
      settling.settle();
      book.flush();
      emission.changed().stream()
          .filter(pattern -> !pattern.isDropped())
          .forEach(pattern -> patterns.put(pattern.id(), pattern));
    }
    return patterns;
  }

  private static Map<String, Coverage> coverages(MapStore store) {
    Map<String, Coverage> coverages = new TreeMap<>();
    store.candidates.forEach((key, candidate) -> coverages.put(key, candidate.covering()));
    return coverages;
  }
}
