package org.mneme.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.Task;

class MemoryUpsertFunctionTest {

  @Test
  void writesWhatWasStoredAsItIs() throws Exception {
    Episode stored = episode(EpisodeStatus.STORED);

    assertThat(upserts(stored)).containsExactly(new MemoryUpsert("support/e1", stored));
  }

  @Test
  void keepsAnEvictedEpisodesRecord() throws Exception {
    Episode evicted = Episode.gone("support", "e1", 1, 2, EpisodeStatus.EVICTED);

    assertThat(upserts(evicted)).containsExactly(new MemoryUpsert("support/e1", evicted));
  }

  @Test
  void writesOfAForgottenEpisodeItsTimesAndThenATombstone() throws Exception {
    assertThat(upserts(episode(EpisodeStatus.FORGOTTEN)))
        .containsExactly(
            new MemoryUpsert(
                "support/e1", Episode.gone("support", "e1", 1, 2, EpisodeStatus.FORGOTTEN)),
            new MemoryUpsert("support/e1", null));
  }

  private static Episode episode(EpisodeStatus status) {
    return new Episode(
        "support",
        "e1",
        new Task("Cancel a booking", null, null, List.of(), null, null, null),
        "agent-7",
        "mia",
        null,
        1,
        2,
        status,
        null,
        List.of(),
        Reward.NONE,
        0,
        new Reflection(List.of()),
        0,
        "Cancelled it.",
        "f",
        null);
  }

  private static List<MemoryUpsert> upserts(Episode episode) throws Exception {
    try (OneInputStreamOperatorTestHarness<Episode, MemoryUpsert> harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new MemoryUpsertFunction()))) {
      harness.open();
      harness.processElement(new StreamRecord<>(episode));
      return harness.extractOutputValues();
    }
  }
}
