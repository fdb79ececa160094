package org.mneme.episodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;

class EpisodeDigestsTest {

  @Test
  void exampleUsage() {
    EpisodeDigest stored = EpisodeDigests.of(episode(2));
    StoredEpisode twice =
        StoredEpisode.of(episode(2)).merge(StoredEpisodeTest.made("later", 99, 1.0));

    EpisodeDigest shown = EpisodeDigests.asOf(stored, twice);

    assertThat(shown.tools()).containsExactly("search", "search");
    assertThat(shown.occurrences()).isEqualTo(2);
    assertThat(shown.value()).isEqualTo(0.6);
    assertThat(shown.episodes()).containsExactly("e", "later");
    assertThat(shown.summary()).isEqualTo("summary");
  }

  @Test
  void boundsTheToolsOfALongEpisode() {
    EpisodeDigest digest = EpisodeDigests.of(episode(1_000));

    assertThat(digest.tools()).hasSize(EpisodeDigests.MAXIMUM_TOOLS);
    assertThat(digest.steps()).isEqualTo(1_000);
  }

  @Test
  void hasNoVerdictWhenNoOneCompletedTheEpisode() {
    assertThat(EpisodeDigests.of(episode(0)).verdict()).isNull();
    assertThat(StoredEpisode.of(episode(0)).verdict()).isNull();
  }

  private static Episode episode(int steps) {
    StepDigest step =
        new StepDigest(
            1,
            5,
            "search",
            null,
            null,
            null,
            StepStatus.OK,
            null,
            null,
            null,
            List.of(),
            List.of());
    return new Episode(
        "space",
        "e",
        new Task("book", null, null, List.of(), null, null, null),
        null,
        null,
        null,
        1,
        9,
        EpisodeStatus.ABANDONED,
        null,
        new ArrayList<>(Collections.nCopies(steps, step)),
        Reward.NONE,
        0.2,
        new Reflection(List.of()),
        0,
        "summary",
        "fingerprint",
        null);
  }
}
