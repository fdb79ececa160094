package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.concepts.Samples.DEFAULTS;
import static org.mneme.concepts.Samples.HOUR;
import static org.mneme.concepts.Samples.MINUTE;
import static org.mneme.concepts.Samples.TEN;
import static org.mneme.concepts.Samples.candidate;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.TargetKind;

class CandidatePoolTest {

  private static final long END = TEN + MINUTE - 1;
  private static final long BEFORE = END - MINUTE;

  @Test
  void clustersTheNewWithThoseThatWait() {
    CandidatePool pool =
        pool(
            DEFAULTS,
            candidate("new-2", TEN + 5, END),
            candidate("waits", TEN - 5, BEFORE),
            candidate("new-1", TEN + 5, END),
            candidate("later", TEN + MINUTE, END + MINUTE));

    assertThat(ids(pool)).containsExactly(List.of("waits", "new-1", "new-2"));
  }

  @Test
  void cutsFromTheNewestBackwardsAndLeavesOutWhatHasNothingNew() {
    List<ConceptCandidate> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(candidate("old-" + i, TEN - 100 + i, BEFORE));
    }
    for (int i = 0; i < 4; i++) {
      all.add(candidate("new-" + i, TEN + i, END));
    }
    ConceptParameters chunksOfThree = Samples.parameters(ClusteringParameters.DEFAULT, 3, 1_000);

    assertThat(ids(new CandidatePool(all, END, chunksOfThree)))
        .containsExactly(List.of("old-5", "old-6", "new-0"), List.of("new-1", "new-2", "new-3"));
  }

  @Test
  void clustersNothingWhenNothingIsNew() {
    assertThat(pool(DEFAULTS, candidate("a", TEN - 5, BEFORE)).chunks()).isEmpty();
  }

  @Test
  void comparesOnlyVectorsOfOneModelAndDimension() {
    ConceptCandidate other =
        new ConceptCandidate("other-model", TEN, TEN, null, null, "other", 4, END);
    ConceptCandidate longer =
        new ConceptCandidate("other-dimension", TEN, TEN, null, null, Samples.MODEL, 8, END);

    assertThat(ids(pool(DEFAULTS, other, longer, candidate("a", TEN, END))))
        .containsExactly(List.of("other-model"), List.of("a"), List.of("other-dimension"));
  }

  @Test
  void forgetsWhatStartedBeforeInWhateverWindow() {
    CandidatePool pool =
        pool(
            DEFAULTS,
            candidate("started-before", TEN + 5, END),
            candidate("closes-later", TEN + MINUTE + 5, END + MINUTE),
            candidate("starts-after", TEN + 2 * MINUTE, END + 2 * MINUTE));

    int forgotten = pool.forget(List.of(new ForgetOrder(TargetKind.USER, "user-1", TEN + 10, END)));

    assertThat(forgotten).isEqualTo(2);
    assertThat(pool.removed()).containsExactly("started-before", "closes-later");
    assertThat(pool.nextNew()).isEqualTo(END + 2 * MINUTE);
  }

  @Test
  void forgetsByEpisodeAgentUserAndSpace() {
    assertThat(forgotten(TargetKind.EPISODE, "a")).containsExactly("a");
    assertThat(forgotten(TargetKind.AGENT, "agent-1")).containsExactly("a", "b");
    assertThat(forgotten(TargetKind.AGENT, "agent-2")).isEmpty();
    assertThat(forgotten(TargetKind.USER, "agent-1")).isEmpty();
    assertThat(forgotten(TargetKind.SPACE, Samples.SPACE)).containsExactly("a", "b", "c");
  }

  @Test
  void letsNoOneWaitTooLong() {
    CandidatePool pool =
        pool(
            DEFAULTS,
            candidate("too-old", END - 12 * HOUR - 1, BEFORE),
            candidate("just-right", END - 12 * HOUR, BEFORE),
            candidate("old-but-new-here", END - 13 * HOUR, END));

    assertThat(pool.expire()).isEqualTo(1);
    assertThat(pool.removed()).containsExactly("too-old");
  }

  @Test
  void keepsTheYoungestOfTooMany() {
    List<ConceptCandidate> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(candidate("e" + i, TEN + i, i < 5 ? BEFORE : END));
    }
    all.add(candidate("later", TEN - 1, END + MINUTE));
    CandidatePool pool =
        new CandidatePool(all, END, Samples.parameters(ClusteringParameters.DEFAULT, 1_000, 4));

    pool.take(found("e8", "e9"));

    assertThat(pool.bound()).isEqualTo(4);
    assertThat(pool.removed()).containsExactly("e8", "e9", "e0", "e1", "e2", "e3");
  }

  @Test
  void sleepsUntilTheNextNewEpisodeOrUntilTheLastHasWaitedTooLong() {
    assertThat(pool(DEFAULTS).nextNew()).isNull();
    assertThat(pool(DEFAULTS).lastExpiry()).isNull();
    assertThat(pool(DEFAULTS, candidate("next", TEN + MINUTE, END + MINUTE)).nextNew())
        .isEqualTo(END + MINUTE);
    assertThat(pool(DEFAULTS, candidate("waits", TEN, END)).nextNew()).isNull();
    assertThat(pool(DEFAULTS, candidate("waits", TEN, END)).lastExpiry())
        .isEqualTo(END + 12 * HOUR);
    assertThat(pool(DEFAULTS, candidate("long-ago", TEN - 20 * HOUR, END)).lastExpiry())
        .isEqualTo(END + MINUTE);
  }

  private static List<String> forgotten(TargetKind kind, String target) {
    CandidatePool pool =
        pool(
            DEFAULTS,
            candidate("a", TEN, END),
            candidate("b", TEN, END),
            new ConceptCandidate("c", TEN, TEN, null, null, Samples.MODEL, 4, END));
    pool.forget(List.of(new ForgetOrder(kind, target, TEN + 1, END)));
    return pool.removed();
  }

  private static ClusterWindow found(String... members) {
    return new ClusterWindow(
        END, 0, List.of(new EpisodeCluster(List.of(members), 1, List.of(), List.of())), List.of());
  }

  private static CandidatePool pool(ConceptParameters parameters, ConceptCandidate... candidates) {
    return new CandidatePool(List.of(candidates), END, parameters);
  }

  private static List<List<String>> ids(CandidatePool pool) {
    return pool.chunks().stream()
        .map(chunk -> chunk.stream().map(ConceptCandidate::episode).toList())
        .toList();
  }
}
