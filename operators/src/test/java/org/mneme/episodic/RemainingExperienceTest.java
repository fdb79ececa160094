package org.mneme.episodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.episodic.RemainingExperience.Made;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

class RemainingExperienceTest {

  private static final Task TASK =
      new Task("Book", "booking", "airline", List.of("ada's"), "en", "x", null);

  @Test
  void exampleUsage() {
    StoredEpisode before = merged(3);

    StoredEpisode left = remaining(before, true, 0, 2).stored();

    assertThat(left.id()).isEqualTo("e00");
    assertThat(left.count()).isEqualTo(2);
    assertThat(left.valueSum()).isEqualTo(value(0) + value(2));
    assertThat(left.lastAt()).isEqualTo(2);
    assertThat(left.recentIds()).containsExactly("e00", "e02");
    assertThat(left.tags()).isEqualTo(before.tags());
  }

  @Test
  void takesTheIdOfItsEarliestWhenItLosesItsFirst() {
    RemainingExperience left = remaining(merged(3), true, 1, 2);

    assertThat(left.losesItsFirst()).isTrue();
    assertThat(left.stored().id()).isEqualTo("e01");
    assertThat(left.stored().tags()).containsExactly("ada's");
  }

  @Test
  void keepsDomainTypeAndTagsWhichAllShare() {
    StoredEpisode before = merged(3);
    StoredEpisode left = remaining(before, false, 1, 2).stored();

    assertThat(left.tags()).isEqualTo(before.tags());
    assertThat(left.domain()).isEqualTo(before.domain());
    assertThat(left.type()).isEqualTo(before.type());
  }

  @Test
  void losesALanguageThatNoneHasAlsoWhileItsFirstStays() {
    EpisodeDigest digest = digest();
    EpisodeDigest left = remaining(merged(3), false, 0, 1).digest(digest);

    assertThat(left.task().language()).isNull();
    assertThat(left.summary()).isEqualTo(digest.summary());
  }

  @Test
  void describesItselfWithoutWhatTheFirstAloneSaid() {
    EpisodeDigest stripped = remaining(merged(3), false, 1, 2).digest(digest());

    assertThat(stripped.task())
        .isEqualTo(new Task("Book", "booking", "airline", List.of("ada's"), null, null, null));
    assertThat(stripped.user()).isEqualTo("user-1");
    assertThat(stripped.startedAt()).isEqualTo(-99);
    assertThat(stripped.closedAt()).isEqualTo(1);
    assertThat(stripped.verdict()).isEqualTo(Verdict.SUCCESS);
    assertThat(stripped.tools()).containsExactly("book");
    assertThat(stripped.steps()).isEqualTo(1);
    assertThat(stripped.value()).isEqualTo(value(1));
    assertThat(stripped.reward()).isEqualTo(2.5 * value(1));
    assertThat(stripped.findings()).isEmpty();
    assertThat(stripped.summary()).isNull();
    assertThat(stripped.episodes()).containsExactly("e01");
  }

  @Test
  void describesItselfAsBeforeWhileItsFirstStays() {
    EpisodeDigest digest = digest();

    assertThat(remaining(merged(3), true, 0, 2).digest(digest)).isSameAs(digest);
  }

  @Test
  void namesTheLastTenAndFromThemTheOneBefore() {
    int[] left = new int[13];
    for (int i = 0; i < left.length; i++) {
      left[i] = i + 1;
    }
    StoredEpisode stored = remaining(merged(14), true, left).stored();

    assertThat(stored.count()).isEqualTo(13);
    assertThat(stored.recentIds()).hasSize(10).startsWith("e04").endsWith("e13");
    assertThat(stored.older()).isEqualTo("e03");
  }

  private static RemainingExperience remaining(
      StoredEpisode before, boolean sharesLabels, int... left) {
    List<Made> made = new ArrayList<>();
    for (int i : left) {
      made.add(new Made(occurrence(i), i - 100, value(i)));
    }
    return new RemainingExperience(before, made, sharesLabels);
  }

  private static StoredEpisode merged(int count) {
    StoredEpisode merged = one(0);
    for (int i = 1; i < count; i++) {
      merged = merged.merge(one(i));
    }
    return merged;
  }

  private static StoredEpisode one(int i) {
    return new StoredEpisode(
        id(i),
        "f",
        TASK.domain(),
        TASK.type(),
        TASK.tags(),
        Verdict.SUCCESS,
        1,
        value(i),
        i,
        List.of(occurrence(i)),
        null,
        false);
  }

  private static Occurrence occurrence(int i) {
    return new Occurrence(id(i), i, "agent", "user-" + i, null);
  }

  private static EpisodeDigest digest() {
    return new EpisodeDigest(
        TASK,
        "agent",
        "user-0",
        "session",
        -100,
        0,
        Verdict.SUCCESS,
        1,
        0.4,
        List.of("book"),
        1,
        List.of(new Finding(FindingKind.INSIGHT, List.of(1), "of ada")),
        "ada's booking",
        1,
        List.of("e00"));
  }

  private static String id(int i) {
    return String.format("e%02d", i);
  }

  private static double value(int i) {
    return 0.1 + 0.03 * i;
  }
}
