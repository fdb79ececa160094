package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.DEFAULTS;
import static org.mneme.episodes.EpisodeRecords.KEY;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.in;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.episodes.AssemblyHarness.Backend;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/** Episodes in every phase survive a snapshot, also at another parallelism. */
class EpisodeAssemblyRestoreTest {

  private static final int EPISODES = 40;

  @ParameterizedTest
  @EnumSource(Backend.class)
  void goesOnWhereItStoppedWhenRestored(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (AssemblyHarness before = AssemblyHarness.open(backend, DEFAULTS)) {
      before.take(started(1_000), step(1, 2_000));
      snapshot = before.snapshot();
    }
    try (AssemblyHarness after = AssemblyHarness.restore(backend, DEFAULTS, snapshot, 1, 0)) {
      after.take(step(1, 2_000), completed(4_000, 1));

      MemoryWrite write = after.writes().get(0);
      assertThat(write.episode().key()).isEqualTo(KEY);
      assertThat(write.episode().steps()).hasSize(1);
      assertThat(after.rejections()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void restoresEveryPhaseAtAnotherParallelism(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (AssemblyHarness before = AssemblyHarness.open(backend, DEFAULTS)) {
      for (int i = 0; i < EPISODES; i++) {
        before.take(in("held-" + i, step(1, 1_000)));
        before.take(in("open-" + i, started(1_000)), in("open-" + i, step(1, 2_000)));
        before.take(in("grace-" + i, started(1_000)), in("grace-" + i, completed(2_000, 3)));
        before.take(in("closed-" + i, started(1_000)), in("closed-" + i, completed(2_000, 0)));
      }
      assertThat(before.timers()).isEqualTo(4 * EPISODES);
      snapshot = before.snapshot();
    }

    List<Episode> episodes = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    for (int subtask = 0; subtask < 3; subtask++) {
      try (AssemblyHarness after =
          AssemblyHarness.restore(backend, DEFAULTS, snapshot, 3, subtask)) {
        for (int i = 0; i < EPISODES; i++) {
          takeOwn(after, in("closed-" + i, started(1_000)));
          takeOwn(after, in("closed-" + i, started(1_001)));
          takeOwn(after, in("open-" + i, completed(3_000, 1)));
        }
        after.watermark(Long.MAX_VALUE);
        episodes.addAll(after.episodes());
        rejections.addAll(after.rejections());
        assertThat(after.timers()).isZero();
      }
    }

    assertThat(episodes).hasSize(2 * EPISODES);
    assertThat(episodes).allMatch(episode -> episode.status() == EpisodeStatus.STORED);
    assertThat(episodes)
        .filteredOn(episode -> episode.episode().startsWith("grace"))
        .hasSize(EPISODES)
        .allMatch(episode -> episode.closedAt() == 2_500);
    assertThat(rejections)
        .filteredOn(rejection -> rejection.reason() == RejectionReason.NOT_STARTED)
        .hasSize(EPISODES)
        .allMatch(r -> EpisodeRecords.text(r.origin()).equals("step 1 at 1000 by search"));
    assertThat(rejections)
        .filteredOn(rejection -> rejection.reason() == RejectionReason.LATE)
        .hasSize(EPISODES);
    assertThat(rejections).hasSize(2 * EPISODES);
  }

  @Test
  void doesWhatTheNaiveRulesSayOnRocksDbThroughRestarts() throws Exception {
    for (long seed = 1_000; seed < 1_003; seed++) {
      // Nothing in memory beyond a record, room for two episodes, room for all.
      AssemblyParameters tight =
          RandomRecords.tight(List.of(0L, 1_200L, 1L << 20).get((int) seed % 3));
      RandomRecords records = new RandomRecords(seed);
      AssemblyLine line = new AssemblyLine(tight);
      List<EpisodeEvent> log = new ArrayList<>();
      AssemblyHarness assembly = AssemblyHarness.open(Backend.ROCKSDB, tight);
      List<Episode> episodes = new ArrayList<>();
      List<String> rejections = new ArrayList<>();
      long watermark = Long.MIN_VALUE;
      for (int action = 0; action < 120; action++) {
        long next = records.watermark(watermark);
        if (next > watermark) {
          watermark = next;
          line.watermark(watermark);
          assembly.watermark(watermark);
        } else {
          EpisodeEvent event = records.next();
          log.add(event);
          line.take(event);
          assembly.take(event);
        }
        episodes.addAll(assembly.episodes());
        assembly.rejections().forEach(r -> rejections.add(said(r)));
        if (action % 40 == 39) {
          OperatorSubtaskState snapshot = assembly.snapshot();
          assembly.close();
          assembly = AssemblyHarness.restore(Backend.ROCKSDB, tight, snapshot, 1, 0);
          // The watermark is not part of the snapshot; sources send it again.
          assembly.watermark(watermark);
        }
        assertThat(assembly.timers()).isEqualTo(line.timers().size());
      }
      assembly.close();

      assertThat(log).hasSizeGreaterThan(50);
      assertThat(episodes).containsExactlyInAnyOrderElementsOf(line.episodes());
      assertThat(rejections)
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              line.rejections().stream().map(EpisodeAssemblyRestoreTest::said).toList());
    }
  }

  private static String said(Rejection rejection) {
    return rejection.reason().code() + ' ' + EpisodeRecords.text(rejection.origin());
  }

  private static void takeOwn(AssemblyHarness assembly, EpisodeEvent event) throws Exception {
    if (assembly.owns(event.key())) {
      assembly.take(event);
    }
  }
}
