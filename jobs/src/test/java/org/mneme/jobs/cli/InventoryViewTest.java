package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.RecallResult;
import org.mneme.model.SpaceStats;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

class InventoryViewTest {

  private static final Hit HIT =
      new Hit(
          HitKind.EPISODE,
          "e7",
          0,
          0,
          Map.of(),
          List.of(),
          new EpisodeDigest(
              new Task("Book a flight", null, "airline", List.of(), null, null, null),
              "agent-3",
              "ada",
              null,
              0,
              60_000,
              Verdict.SUCCESS,
              1.9,
              0.76,
              List.of("search"),
              1,
              List.of(),
              "Booked it.",
              2,
              List.of("e7", "e9")));

  @Test
  void printsARowEachAndWhereTheNextPageBegins() {
    assertThat(InventoryView.page(result(List.of(HIT), "e7", null)))
        .contains("e7", "1970-01-01T00:01:00Z", "success", "0.760", "agent-3", "Book a flight")
        .endsWith("more: --cursor e7\n")
        .doesNotContain("loaded");
    assertThat(InventoryView.page(result(List.of(), null, null))).isEqualTo("nothing\n");
  }

  @Test
  void namesWhatIsNotThere() {
    assertThat(InventoryView.got(result(List.of(HIT), null, null), List.of("e9", "e8")))
        .startsWith("1. episode e7")
        .contains("Booked it.")
        .endsWith("not there: e8\n");
  }

  @Test
  void printsCountsAndSizes() {
    SpaceStats stats =
        new SpaceStats(
            new TreeMap<>(Map.of("episode", 1_200L, "pattern", 3L)),
            Map.of("episodes", 4_000_000L),
            0L,
            60_000L,
            "hashing-384",
            384,
            1_000_000);

    assertThat(InventoryView.stats(result(List.of(), null, stats)))
        .contains("1,200", "4,000,000", "hashing-384, 384", "1,000,000 episodes")
        .contains("1970-01-01T00:00:00Z to 1970-01-01T00:01:00Z");
  }

  private static RecallResult result(List<Hit> hits, String cursor, SpaceStats stats) {
    return new RecallResult(
        "q", "s", 0, hits, cursor, false, false, List.of(), Map.of(), null, "q", 0, null, null,
        stats);
  }
}
