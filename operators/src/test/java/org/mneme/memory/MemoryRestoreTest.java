package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.mneme.model.Hit;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

class MemoryRestoreTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final int SPACES = 12;
  private static final long HOUR = 3_600_000L;

  @Test
  void givesTheSameAnswersAfterARestoreUsageIncluded() throws Exception {
    OperatorSubtaskState snapshot;
    List<Hit> expected;
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN - 24 * HOUR, 1, 0), episode("b", TEN - 24 * HOUR, 0.6f, 0.8f));
      memory.ask(query(TEN, 1, 1, 0));
      snapshot = memory.snapshot();
      expected = memory.ask(query(TEN + HOUR, 2, 1, 0)).hits();
    }
    try (MemoryHarness restored = MemoryHarness.restore(DEFAULTS, snapshot, 1, 0)) {
      assertThat(restored.ask(query(TEN + HOUR, 2, 1, 0)).hits()).isEqualTo(expected);
    }
  }

  @Test
  void refusesToGoOnWithEpisodesOnlyFromADualMemory() throws Exception {
    Configuration single = new Configuration();
    single.set(MemoryOptions.MODE, MemoryMode.SINGLE);
    MemoryParameters episodesOnly = MemoryOptions.parameters(single);
    OperatorSubtaskState ofDual;
    OperatorSubtaskState ofSingle;
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      ofDual = memory.snapshot();
    }
    try (MemoryHarness memory = MemoryHarness.open(episodesOnly)) {
      ofSingle = memory.snapshot();
    }

    assertThatThrownBy(() -> MemoryHarness.restore(episodesOnly, ofDual, 1, 0))
        .hasStackTraceContaining("mneme.memory.mode is single")
        .hasStackTraceContaining("start with dual");
    MemoryHarness.restore(DEFAULTS, ofSingle, 1, 0).close();
    MemoryHarness.restore(DEFAULTS, ofDual, 1, 0).close();
  }

  @Test
  void givesTheSameAnswersAtAnotherParallelism() throws Exception {
    OperatorSubtaskState snapshot;
    List<List<Hit>> expected = new ArrayList<>();
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      Random random = new Random(3);
      for (int i = 0; i < 240; i++) {
        String space = "space-" + i % SPACES;
        float[] vector = SeededEpisodes.unit(random, 4);
        memory.store(episode(space, "e" + i, "f" + i, TEN - i * HOUR, 0.5, vector));
      }
      for (int s = 0; s < SPACES; s++) {
        memory.ask(ask(s, TEN));
      }
      snapshot = memory.snapshot();
      for (int s = 0; s < SPACES; s++) {
        expected.add(memory.ask(ask(s, TEN + HOUR)).hits());
      }
    }
    int parallelism = 3;
    for (int subtask = 0; subtask < parallelism; subtask++) {
      OperatorSubtaskState part =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              snapshot, MemoryHarness.MAX_PARALLELISM, 1, parallelism, subtask);
      try (MemoryHarness memory = MemoryHarness.restore(DEFAULTS, part, parallelism, subtask)) {
        for (int s = 0; s < SPACES; s++) {
          if (subtaskOf("space-" + s, parallelism) == subtask) {
            assertThat(memory.ask(ask(s, TEN + HOUR)).hits()).isEqualTo(expected.get(s));
          }
        }
      }
    }
  }

  @Test
  void losesNoUsageWhenASpaceLeavesTheHotTier() throws Exception {
    Configuration config = new Configuration();
    config.set(HotTierOptions.SIZE, new MemorySize(1));
    List<List<Hit>> unbounded = answersOfTwoSpacesInTurn(DEFAULTS);

    assertThat(answersOfTwoSpacesInTurn(MemoryOptions.parameters(config))).isEqualTo(unbounded);
  }

  @Test
  void learnsAWindowThatWasOpenWhenItWasSaved() throws Exception {
    OperatorSubtaskState snapshot;
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(
          episode(SeededEpisodes.SPACE, "a", "same", TEN, 0.5, 1, 0),
          episode(SeededEpisodes.SPACE, "b", "same", TEN, 0.5, 1, 0));
      snapshot = memory.snapshot();
    }
    try (MemoryHarness restored = MemoryHarness.restore(DEFAULTS, snapshot, 1, 0)) {
      assertThat(restored.timers()).isEqualTo(1);
      restored.watermark(TEN + 60_000);
      assertThat(restored.ask(query(TEN, 9, 1, 0)).hits())
          .singleElement()
          .satisfies(hit -> assertThat(hit.digest().occurrences()).isEqualTo(2));
    }
  }

  private static List<List<Hit>> answersOfTwoSpacesInTurn(MemoryParameters parameters)
      throws Exception {
    List<List<Hit>> answers = new ArrayList<>();
    try (MemoryHarness memory = MemoryHarness.open(parameters)) {
      Random random = new Random(11);
      for (int i = 0; i < 40; i++) {
        String space = "space-" + i % 2;
        float[] vector = SeededEpisodes.unit(random, 4);
        memory.store(episode(space, "e" + i, "f" + i, TEN - i * HOUR, 0.5, vector));
        answers.add(memory.ask(ask(i % 2, TEN + i * 60_000L)).hits());
      }
    }
    return answers;
  }

  private static RecallQuery ask(int space, long now) {
    return query(
        "space-" + space, RecallMode.RECALL, QueryFilter.NONE, now, 5, 0.5f, 0.5f, 0.5f, 0.5f);
  }

  private static int subtaskOf(String space, int parallelism) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        space, MemoryHarness.MAX_PARALLELISM, parallelism);
  }
}
