package org.mneme.jobs.load.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.imports.ChatTrajectory;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Outcome;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

class StoredCheckTest {

  private static final Reward GOOD = new Reward(1.21, 1, 0, 1, 1.1, 1, 0.11);
  private static final ChatTrajectory TRAJECTORY =
      new ChatTrajectory("e1", "a", "0", null, null, 1.0, List.of());

  @Test
  void findsNothingWrongWithAStoredEpisodeWhoseRewardIsTheFiles() {
    assertThat(problems(memory(EpisodeStatus.STORED, Verdict.SUCCESS, 1.0, GOOD))).isEmpty();
  }

  @Test
  void saysWhatWasNeverAcknowledged() {
    assertThat(StoredCheck.problems(List.of(TRAJECTORY), Map.of()))
        .containsExactly("e1 was never acknowledged");
  }

  @Test
  void saysWhatWasNotStored() {
    assertThat(problems(memory(EpisodeStatus.ABANDONED, Verdict.SUCCESS, 1.0, GOOD)))
        .containsExactly("e1 is ABANDONED, not stored");
  }

  @Test
  void seesAWrongVerdictScoreBaseOrTotal() {
    Reward wrongBase = new Reward(0.66, 0.5, 0, 1, 1.1, 1, 0.11);
    Reward wrongTotal = new Reward(1.3, 1, 0, 1, 1.1, 1, 0.11);

    assertThat(problems(memory(EpisodeStatus.STORED, Verdict.FAILURE, 1.0, GOOD))).hasSize(1);
    assertThat(problems(memory(EpisodeStatus.STORED, Verdict.SUCCESS, 0.5, GOOD))).hasSize(1);
    assertThat(problems(memory(EpisodeStatus.STORED, Verdict.SUCCESS, 1.0, wrongBase))).hasSize(1);
    assertThat(problems(memory(EpisodeStatus.STORED, Verdict.SUCCESS, 1.0, wrongTotal)))
        .singleElement()
        .asString()
        .contains("e1 has reward 1.3 of base 1.0 for the score 1.0");
  }

  private static List<String> problems(Episode memory) {
    return StoredCheck.problems(List.of(TRAJECTORY), Map.of("e1", memory));
  }

  private static Episode memory(
      EpisodeStatus status, Verdict verdict, Double score, Reward reward) {
    return new Episode(
        "s",
        "e1",
        new Task("x", null, null, List.of(), null, null, null),
        null,
        null,
        null,
        0,
        1,
        status,
        new Outcome(verdict, score, null, List.of(), List.of(), List.of()),
        List.of(),
        reward,
        reward.value(),
        new Reflection(List.of()),
        0,
        "",
        "f",
        null);
  }
}
