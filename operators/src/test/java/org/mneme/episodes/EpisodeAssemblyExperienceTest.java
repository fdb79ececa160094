package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.DEFAULTS;
import static org.mneme.episodes.EpisodeRecords.EPISODE;
import static org.mneme.episodes.EpisodeRecords.KEY;
import static org.mneme.episodes.EpisodeRecords.SPACE;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.experience;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;
import static org.mneme.episodes.EpisodeRecords.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.episodes.AssemblyHarness.Backend;
import org.mneme.model.EpisodeContext;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.PackedVector;
import org.mneme.model.StepStatus;

/** A step with a state leaves assembly while its episode is open, and once. */
class EpisodeAssemblyExperienceTest {

  private static final int SHUFFLES = 100;

  @Test
  void forwardsAStepWithAStateTheMomentItArrives() {
    AssemblyLine line = new AssemblyLine(DEFAULTS).take(started(1_000), experience(3, 2_000));

    ExperienceWrite forwarded = line.experiences().get(0);
    assertThat(forwarded.id()).isEqualTo("e1#3");
    assertThat(forwarded.space()).isEqualTo(SPACE);
    assertThat(forwarded.context())
        .isEqualTo(
            new EpisodeContext(
                EPISODE,
                1_000,
                "agent-7",
                "user-3",
                "session-1",
                "airline",
                "booking",
                List.of("flight", "urgent")));
    assertThat(forwarded.at()).isEqualTo(2_000);
    assertThat(forwarded.tool()).isEqualTo("grasp");
    assertThat(forwarded.status()).isEqualTo(StepStatus.OK);
    assertThat(PackedVector.unpack(forwarded.state())).containsExactly(3, 1);
    assertThat(PackedVector.unpack(forwarded.actionVector())).containsExactly(3, 2);
    assertThat(PackedVector.unpack(forwarded.predictedOutcome())).containsExactly(3, 3);
    assertThat(PackedVector.unpack(forwarded.outcomeVector())).containsExactly(3, 4);
    assertThat(forwarded.usedExperiences()).containsExactly("e0#1");
    assertThat(text(forwarded.origin())).isEqualTo("step 3 at 2000 by grasp");
    assertThat(line.episodes()).isEmpty();
  }

  @Test
  void forwardsNoStepWithoutAState() {
    AssemblyLine line = new AssemblyLine(DEFAULTS);

    line.take(step(1, 500), started(1_000), step(2, 2_000), completed(3_000, 2));

    assertThat(line.episodes()).hasSize(1);
    assertThat(line.experiences()).isEmpty();
  }

  @Test
  void forwardsAStepThatCameBeforeItsStartWithTheStart() {
    AssemblyLine line = new AssemblyLine(DEFAULTS).take(experience(1, 1_500), experience(2, 1_600));
    assertThat(line.experiences()).isEmpty();

    line.take(started(1_000));

    assertThat(line.experiences()).extracting(ExperienceWrite::id).containsExactly("e1#1", "e1#2");
    assertThat(line.experiences()).allMatch(e -> e.context().startedAt() == 1_000);
    assertThat(line.store(KEY).heldExperiences()).isEmpty();
  }

  @Test
  void forwardsNoRepeatedConflictingOrLateStep() {
    AssemblyLine line = new AssemblyLine(DEFAULTS);

    line.take(started(1_000), experience(1, 2_000), experience(1, 2_000), experience(1, 2_001));
    line.take(completed(3_000, 1), experience(1, 2_000), experience(2, 2_000));

    assertThat(line.repeated()).hasSize(2);
    assertThat(line.rejections()).hasSize(2);
    assertThat(line.experiences()).hasSize(1);
  }

  @Test
  void forwardsNothingOfAnEpisodeThatNeverStarted() {
    AssemblyLine line = new AssemblyLine(DEFAULTS);

    line.take(experience(1, 2_000), completed(3_000, 1)).watermark(Long.MAX_VALUE);

    assertThat(line.rejections()).hasSize(2);
    assertThat(line.experiences()).isEmpty();
    assertThat(line.isEmpty()).isTrue();
  }

  @Test
  void forwardsTheSameExperiencesInWhateverOrderRecordsCome() {
    List<EpisodeEvent> records = new ArrayList<>();
    records.add(started(1_000));
    for (int number = 1; number <= 8; number++) {
      records.add(number % 3 == 0 ? step(number, 2_000) : experience(number, 2_000 + number));
    }
    records.add(completed(3_000, 8));
    List<String> expected = forwarded(records);
    assertThat(expected).hasSize(6);
    Random random = new Random(1);

    for (int i = 0; i < SHUFFLES; i++) {
      Collections.shuffle(records, random);
      assertThat(forwarded(records)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void forwardsHeldStepsAfterARestore(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (AssemblyHarness before = AssemblyHarness.open(backend, DEFAULTS)) {
      before.take(experience(1, 1_500));
      snapshot = before.snapshot();
    }
    try (AssemblyHarness after = AssemblyHarness.restore(backend, DEFAULTS, snapshot, 1, 0)) {
      after.take(started(1_000), experience(1, 1_500), experience(2, 2_000), completed(4_000, 2));

      assertThat(after.experiences())
          .extracting(ExperienceWrite::id)
          .containsExactly("e1#1", "e1#2");
      assertThat(after.episodes()).hasSize(1);
    }
  }

  private static List<String> forwarded(List<EpisodeEvent> records) {
    return new AssemblyLine(DEFAULTS)
        .take(records).experiences().stream()
            .map(e -> e.id() + ' ' + e.at() + ' ' + e.context() + ' ' + text(e.origin()))
            .sorted()
            .toList();
  }
}
