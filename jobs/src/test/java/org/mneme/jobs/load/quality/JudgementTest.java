package org.mneme.jobs.load.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;

class JudgementTest {

  private static final Map<String, String> TASKS =
      Map.of("a0", "a", "a1", "a", "a2", "a", "b0", "b", "b1", "b", "c0", "c");
  private static final Question QUESTION = new Question("q", "text", "a", "a0");

  @Test
  void takesOtherTrialsOfTheTaskForRightAndTheOwnEpisodeForNeither() {
    Judgement judgement =
        Judgement.of(QUESTION, List.of(hit("a0"), hit("b0"), hit("a2"), hit("c0")), TASKS);

    assertThat(judgement.right()).containsExactly(false, true, false);
    assertThat(judgement.known()).isEqualTo(2);
    assertThat(judgement.isFoundWithin(1)).isFalse();
    assertThat(judgement.isFoundWithin(2)).isTrue();
    assertThat(judgement.recallAt(5)).isEqualTo(0.5);
  }

  @Test
  void countsEveryTrialWhenTheQuestionComesFromNone() {
    Question instruction = new Question("q", "text", "a", null);

    Judgement judgement = Judgement.of(instruction, List.of(hit("a0"), hit("a1")), TASKS);

    assertThat(judgement.right()).containsExactly(true, true);
    assertThat(judgement.known()).isEqualTo(3);
  }

  @Test
  void judgesAnExperienceMadeSeveralTimesByItsOtherEpisodes() {
    assertThat(Judgement.of(QUESTION, List.of(hit("a0", "a0", "a1")), TASKS).right())
        .containsExactly(true);
    assertThat(Judgement.of(QUESTION, List.of(hit("a0", "a0")), TASKS).right()).isEmpty();
    assertThat(Judgement.of(QUESTION, List.of(hit("b0", "b0", "b1")), TASKS).right())
        .containsExactly(false);
  }

  @Test
  void gainsMoreTheHigherTheRightAnswersStand() {
    double best = ndcg(true, true, false);
    double middle = ndcg(true, false, true);
    double worst = ndcg(false, false, true);

    assertThat(best).isEqualTo(1);
    // 1 + 1/log2(4) of 1 + 1/log2(3), by hand
    assertThat(middle).isCloseTo(1.5 / 1.630929754, within(1e-9));
    assertThat(worst).isCloseTo(0.5 / 1.630929754, within(1e-9));
    assertThat(ndcg()).isZero();
  }

  @Test
  void looksNoDeeperThanItIsAsked() {
    Judgement judgement = new Judgement(List.of(false, false, false, true), 1);

    assertThat(judgement.isFoundWithin(3)).isFalse();
    assertThat(judgement.recallAt(3)).isZero();
    assertThat(judgement.ndcgAt(3)).isZero();
    assertThat(judgement.recallAt(4)).isEqualTo(1);
  }

  private static double ndcg(Boolean... right) {
    return new Judgement(List.of(right), 2).ndcgAt(10);
  }

  private static Hit hit(String id, String... occurrences) {
    EpisodeDigest digest =
        occurrences.length == 0
            ? null
            : new EpisodeDigest(
                null,
                null,
                null,
                null,
                0,
                0,
                null,
                0,
                0,
                List.of(),
                0,
                List.of(),
                "",
                occurrences.length,
                List.of(occurrences));
    return new Hit(HitKind.EPISODE, id, 0, 0, Map.of(), List.of(), digest);
  }
}
