package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.DEFAULTS;
import static org.mneme.episodes.EpisodeRecords.EPISODES;
import static org.mneme.episodes.EpisodeRecords.KEY;
import static org.mneme.episodes.EpisodeRecords.SPACE;
import static org.mneme.episodes.EpisodeRecords.STEPS;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.embedded;
import static org.mneme.episodes.EpisodeRecords.in;
import static org.mneme.episodes.EpisodeRecords.on;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;
import static org.mneme.episodes.EpisodeRecords.with;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.RejectionReason;
import org.mneme.model.StepDigest;

class EpisodeAssemblyFunctionTest {

  private static final long GRACE = 500;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private AssemblyHarness assembly;

  @BeforeEach
  void open() throws Exception {
    assembly = AssemblyHarness.open(AssemblyHarness.Backend.HEAP, DEFAULTS);
  }

  @AfterEach
  void close() throws Exception {
    assembly.close();
  }

  @Test
  void writesAClosedEpisodeToTheMemoryOfItsSpace() throws Exception {
    EpisodeEvent end = completed(4_000, 2);
    assembly.take(started(1_000), step(1, 2_000), step(2, 3_000), end);

    MemoryWrite write = assembly.writes().get(0);
    assertThat(write.space()).isEqualTo(SPACE);
    assertThat(write.episode().key()).isEqualTo(KEY);
    assertThat(write.episode().closedAt()).isEqualTo(4_000);
    assertThat(write.episode().steps()).extracting(StepDigest::number).containsExactly(1, 2);
    assertThat(write.origin()).usingRecursiveComparison().isEqualTo(end.origin());
    assertThat(assembly.rejections()).isEmpty();
  }

  @Test
  void measuresHowLongStartsAndStepsTook() throws Exception {
    EpisodeEvent stamped = with(step(1, 2_000), new Origin(EPISODES, 0, 0, 99_998, null, null));
    EpisodeEvent ahead = with(step(2, 2_000), new Origin(EPISODES, 0, 0, 100_001, null, null));
    assembly.take(started(1_000), stamped, stamped, ahead, completed(4_000, 3));

    assertThat(assembly.latencies())
        .containsExactly(
            new LatencySample("episode-created", 99_000_250),
            new LatencySample("step-logged", 2_250),
            new LatencySample("step-logged", 0));
  }

  @Test
  void closesAFirstEpisodeWithoutACountWhenTheWatermarkMovesOnElsewhere() throws Exception {
    assembly.take(started(1_000), on(STEPS, step(1, 2_000)), completed(4_000, null));
    assertThat(assembly.writes()).isEmpty();

    assembly.watermark(4_000 + GRACE);

    assertThat(assembly.episodes()).extracting(Episode::closedAt).containsExactly(4_000 + GRACE);
  }

  @Test
  void sendsRecordsThatNeverStartedToTheSideWithTheirBytes() throws Exception {
    assembly.take(step(1, 2_000), completed(4_000, 1)).watermark(4_000 + GRACE);

    assertThat(assembly.rejections())
        .allMatch(rejection -> rejection.reason() == RejectionReason.NOT_STARTED)
        .extracting(rejection -> EpisodeRecords.text(rejection.origin()))
        .containsExactly("step 1 at 2000 by search", "completed 4000 with 1");
    assertThat(assembly.writes()).isEmpty();
    assertThat(assembly.stateEntries()).isZero();
    assertThat(assembly.timers()).isZero();
  }

  @Test
  void keepsOneTimerAnEpisodeFromStartToOblivion() throws Exception {
    assembly.take(step(1, 2_000));
    assertThat(assembly.timers()).isEqualTo(1);
    assembly.take(started(1_000), step(2, 3_000), step(3, 90_000));
    assertThat(assembly.timers()).isEqualTo(1);
    assembly.take(completed(91_000, 4));
    assertThat(assembly.timers()).isEqualTo(1);
    assembly.take(step(4, 90_500));
    assertThat(assembly.episodes()).hasSize(1);
    assertThat(assembly.timers()).isEqualTo(1);

    assembly.watermark(91_000 + DAY - 1);
    assertThat(assembly.stateEntries()).as("the marker").isEqualTo(1);
    assembly.watermark(91_000 + DAY);

    assertThat(assembly.timers()).isZero();
    assertThat(assembly.stateEntries()).isZero();
  }

  @Test
  void setsTheIdleTimerAgainForAnEpisodeThatWentOn() throws Exception {
    assembly.take(started(0), step(1, DAY - 1)).watermark(DAY);
    assertThat(assembly.timers()).isEqualTo(1);
    assertThat(assembly.writes()).isEmpty();

    assembly.watermark(2 * DAY - 1);

    Episode episode = assembly.episodes().get(0);
    assertThat(episode.status()).isEqualTo(EpisodeStatus.ABANDONED);
    assertThat(episode.closedAt()).isEqualTo(2 * DAY - 1);
    assertThat(episode.value()).isZero();
  }

  @Test
  void losesAndAbandonsNothingWhenYearOldRecordsAreImportedIntoARunningJob() throws Exception {
    long now = 400 * DAY;
    assembly.watermark(now);
    for (int i = 0; i < 100; i++) {
      String episode = "old-" + i;
      assembly.take(in(episode, completed(i * 1_000L + 900, 2)));
      assembly.watermark(now + 2L * i);
      assembly.take(in(episode, step(2, i * 1_000L + 200)), in(episode, started(i * 1_000L)));
      assembly.watermark(now + 2L * i + 1);
      assembly.take(in(episode, step(1, i * 1_000L + 100)));
    }

    assertThat(assembly.rejections()).isEmpty();
    assertThat(assembly.episodes())
        .hasSize(100)
        .allMatch(episode -> episode.status() == EpisodeStatus.STORED)
        .allMatch(episode -> episode.closedAt() == episode.startedAt() + 900);
  }

  @Test
  void closesOrAbandonsAllAtTheEndOfABoundedInput() throws Exception {
    assembly.take(in("a", started(1_000)), in("b", started(1_000)), in("b", completed(2_000, 9)));
    assembly.take(in("c", step(1, 1_000))).watermark(Long.MAX_VALUE);

    assertThat(assembly.episodes())
        .extracting(Episode::status)
        .containsExactlyInAnyOrder(EpisodeStatus.ABANDONED, EpisodeStatus.STORED);
    assertThat(assembly.rejections()).hasSize(1);
    assertThat(assembly.timers()).isZero();
    assertThat(assembly.stateEntries()).isZero();
  }

  @Test
  void keepsEpisodesApart() throws Exception {
    assembly.take(in("a", started(1_000)), in("b", step(1, 1_500)), in("b", started(1_000)));
    assembly.take(in("a", completed(2_000, 0)), in("b", completed(2_000, 1)));

    assertThat(assembly.episodes())
        .extracting(episode -> episode.episode() + episode.steps().size())
        .containsExactly("a0", "b1");
  }

  @Test
  void keepsWhatItTookWhenTheRecordIsUsedAgain() throws Exception {
    byte[] vector = {0, 0, 0, 1};
    byte[] value = "original".getBytes(StandardCharsets.UTF_8);
    EpisodeEvent start = embedded(started(1_000), new Embedding("m", vector));
    assembly.take(with(start, new Origin(EPISODES, 0, 0, 0, null, value)));
    assembly.take(with(in("unstarted", step(1, 1_000)), new Origin(STEPS, 0, 0, 0, null, value)));
    vector[0] = 9;
    value[0] = 9;

    assembly.watermark(Long.MAX_VALUE);

    MemoryWrite write = assembly.writes().get(0);
    assertThat(write.episode().embedding().f32()).containsExactly(0, 0, 0, 1);
    assertThat(EpisodeRecords.text(write.origin())).isEqualTo("original");
    assertThat(assembly.rejections())
        .extracting(rejection -> EpisodeRecords.text(rejection.origin()))
        .isEqualTo(List.of("original"));
  }
}
