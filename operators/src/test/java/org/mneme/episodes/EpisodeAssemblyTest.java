package org.mneme.episodes;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.DEFAULTS;
import static org.mneme.episodes.EpisodeRecords.KEY;
import static org.mneme.episodes.EpisodeRecords.STEPS;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.on;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;

class EpisodeAssemblyTest {

  private static final long GRACE = 500;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final AssemblyLine line = new AssemblyLine(DEFAULTS);

  @Test
  void closesAtOnceWhenTheStatedStepsAreIn() {
    line.take(started(1_000), step(1, 2_000), step(2, 3_000), completed(4_000, 2));

    Episode episode = line.episodes().get(0);
    assertThat(episode.key()).isEqualTo(KEY);
    assertThat(episode.status()).isEqualTo(EpisodeStatus.STORED);
    assertThat(episode.startedAt()).isEqualTo(1_000);
    assertThat(episode.closedAt()).isEqualTo(4_000);
    assertThat(episode.steps()).extracting(StepDigest::number).containsExactly(1, 2);
    assertThat(line.origins())
        .extracting(EpisodeRecords::text)
        .containsExactly("completed 4000 with 2");
  }

  @Test
  void waitsForStepsAndStartThatComeAfterTheCompletion() {
    line.take(completed(4_000, 2), step(2, 3_000), started(1_000));
    assertThat(line.episodes()).isEmpty();

    line.take(step(1, 2_000));

    assertThat(line.episodes().get(0).closedAt()).isEqualTo(4_000);
    assertThat(line.episodes().get(0).steps()).extracting(StepDigest::number).containsExactly(1, 2);
    assertThat(line.origins())
        .extracting(EpisodeRecords::text)
        .containsExactly("completed 4000 with 2");
  }

  @Test
  void closesAtTheLatestTimeOfItsRecordsWhenAStepIsDatedAfterTheCompletion() {
    line.take(started(1_000), step(1, 4_700), completed(4_000, 1));

    assertThat(line.episodes().get(0).closedAt()).isEqualTo(4_700);
  }

  @Test
  void closesAtOnceWithoutACountWhenAllCameInOneStream() {
    line.take(started(1_000), step(1, 2_000), completed(4_000, null));

    assertThat(line.episodes()).hasSize(1);
    assertThat(line.episodes().get(0).closedAt()).isEqualTo(4_000);
  }

  @Test
  void waitsOutTheGraceWithoutACountWhenStepsHaveATopicOfTheirOwn() {
    line.take(started(1_000), on(STEPS, step(1, 2_000)), completed(4_000, null));
    line.watermark(4_000 + GRACE - 1);
    assertThat(line.episodes()).isEmpty();

    line.take(on(STEPS, step(2, 4_100))).watermark(4_000 + GRACE);

    assertThat(line.episodes().get(0).closedAt()).isEqualTo(4_000 + GRACE);
    assertThat(line.episodes().get(0).steps()).hasSize(2);
  }

  @Test
  void waitsOutTheGraceWithoutACountBeforeTheFirstStep() {
    line.take(started(1_000), completed(4_000, null));
    assertThat(line.episodes()).isEmpty();

    line.take(on(STEPS, step(1, 2_000))).watermark(4_000 + GRACE);

    assertThat(line.episodes().get(0).steps()).hasSize(1);
  }

  @Test
  void closesAtOnceWithoutAnyStepWhenNoneIsStated() {
    line.take(started(1_000), completed(4_000, 0));

    assertThat(line.episodes().get(0).steps()).isEmpty();
  }

  @Test
  void closesWithoutTheStepsThatNeverCame() {
    line.take(started(1_000), step(2, 2_000), completed(4_000, 3)).watermark(4_000 + GRACE);

    assertThat(line.episodes().get(0).closedAt()).isEqualTo(4_000 + GRACE);
    assertThat(line.missing()).containsExactly(2);
  }

  @Test
  void acceptsAStepNumberedAboveTheStatedCount() {
    line.take(started(1_000), step(5, 2_000), step(9, 3_000), completed(4_000, 2));

    assertThat(line.episodes().get(0).steps()).extracting(StepDigest::number).containsExactly(5, 9);
    assertThat(line.missing()).containsExactly(0);
  }

  @Test
  void keepsEveryStepOfACompletionThatStatesTooFew() {
    line.take(started(1_000), step(1, 2_000), step(2, 3_000), completed(4_000, 1));

    assertThat(line.episodes().get(0).steps()).hasSize(2);
  }

  @Test
  void abandonsAnEpisodeAfterTheIdleTimeout() {
    line.take(started(1_000), step(1, 2_000), step(2, 60_000)).watermark(60_000 + DAY - 1);
    assertThat(line.episodes()).isEmpty();

    line.watermark(60_000 + DAY);

    Episode episode = line.episodes().get(0);
    assertThat(episode.status()).isEqualTo(EpisodeStatus.ABANDONED);
    assertThat(episode.closedAt()).isEqualTo(60_000 + DAY);
    assertThat(episode.outcome()).isNull();
    assertThat(episode.reward()).isEqualTo(Reward.NONE);
    assertThat(episode.value()).isZero();
    assertThat(episode.steps()).hasSize(2);
    assertThat(line.origins()).extracting(EpisodeRecords::text).containsExactly("started 1000");
  }

  @Test
  void keepsOneTimerAndMovesItOnlyWhenItFires() {
    line.take(started(1_000));
    for (int number = 1; number <= 100; number++) {
      line.take(step(number, 1_000 + number * 1_000L));
      assertThat(line.timers()).containsExactly(entry(KEY, 1_000 + DAY));
    }

    line.watermark(1_000 + DAY);
    assertThat(line.timers()).containsExactly(entry(KEY, 101_000 + DAY));

    line.take(completed(102_000, 200));
    assertThat(line.timers()).containsExactly(entry(KEY, 1_000 + DAY + GRACE));
  }

  @Test
  void forgetsAClosedEpisodeAndStartsAnew() {
    line.take(started(1_000), completed(4_000, 0)).watermark(4_000 + DAY - 1);
    assertThat(line.isEmpty()).isFalse();

    line.watermark(4_000 + DAY);
    assertThat(line.isEmpty()).isTrue();

    line.take(started(1_000), completed(4_000, 0));
    assertThat(line.episodes()).hasSize(2);
  }

  @Test
  void losesAndAbandonsNothingOfAnImportOfOldRecords() {
    long now = 365 * DAY;
    line.watermark(now).take(started(1_000), step(1, 2_000));
    line.watermark(now + DAY - 1).take(step(2, 3_000)).watermark(now + 2 * DAY - 2);
    line.take(completed(4_000, 3)).watermark(now + 2 * DAY + 400).take(step(3, 3_500));

    assertThat(line.rejections()).isEmpty();
    assertThat(line.episodes().get(0).status()).isEqualTo(EpisodeStatus.STORED);
    assertThat(line.episodes().get(0).closedAt()).isEqualTo(4_000);

    line.watermark(now + 2 * DAY + 400 + DAY - 1).take(step(3, 3_500));
    assertThat(line.repeated()).hasSize(1);
  }

  @Test
  void closesEverythingAtTheEndOfTheInput() {
    line.take(started(1_000), step(1, 2_000), completed(3_000, 5)).watermark(Long.MAX_VALUE);

    assertThat(line.episodes().get(0).closedAt()).isEqualTo(3_000 + GRACE);
    assertThat(line.isEmpty()).isTrue();
  }

  @Test
  void standsTimesAtBothEndsOfTheScale() {
    line.take(started(Long.MIN_VALUE), step(1, Long.MAX_VALUE), completed(Long.MAX_VALUE, 2));
    line.watermark(Long.MAX_VALUE);

    assertThat(line.episodes().get(0).closedAt()).isEqualTo(Long.MAX_VALUE);
    assertThat(line.isEmpty()).isTrue();
  }

  @Test
  void readsOnceAndWritesTheStepAndTheCountsForAStepInOrder() {
    line.take(started(1_000), step(1, 2_000));
    int reads = line.store(KEY).reads();
    int writes = line.store(KEY).writes();

    line.take(step(2, 3_000));

    assertThat(line.store(KEY).reads() - reads).isEqualTo(1);
    assertThat(line.store(KEY).writes() - writes).isEqualTo(2);
  }
}
