package org.mneme.memory.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.mneme.memory.Asked;
import org.mneme.memory.Later;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.model.Episode;

/** When the windows are closed that the watermark has passed. */
class DueWindowsTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long END = DEFAULTS.windowEnd(TEN);

  @Test
  void exampleUsage() throws Exception {
    List<Later.Work> between = new ArrayList<>();
    List<String> learned = new ArrayList<>();
    DueWindows due =
        new DueWindows((millis, work) -> between.add(work), (space, at) -> learned.add(space));
    due.add("a", 1);
    due.add("b", 1);
    due.add("c", 2);
    assertThat(learned).isEmpty();

    due.learn("b");
    assertThat(learned).containsExactly("b");
    between.remove(0).run();
    assertThat(learned).containsExactly("b", "a");
    due.learnAll();
    assertThat(learned).containsExactly("b", "a", "c");
    between.remove(0).run();
    assertThat(between).isEmpty();
    assertThat(learned).hasSize(3);
  }

  @Test
  void oneAfterTheOtherBetweenRecordsAndThatOfASpaceBeforeItIsUsed() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      store(memory);
      memory.passed(END);
      assertThat(learned(memory)).containsExactly(0L, 0L, 0L);

      memory.ask(Asked.at(TEN, 1, 0).in("b").query());
      assertThat(learned(memory)).containsExactly(0L, 1L, 0L);
      memory.store(stored("c", "late"));
      assertThat(learned(memory)).containsExactly(0L, 1L, 1L);
      memory.processingTime(1);
      assertThat(learned(memory)).containsExactly(1L, 1L, 1L);
    }
  }

  @Test
  void allBeforeASnapshot() throws Exception {
    OperatorSubtaskState snapshot;
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      store(memory);
      memory.passed(END);
      snapshot = memory.snapshot();
    }
    try (MemoryHarness memory = MemoryHarness.restore(DEFAULTS, snapshot, 1, 0)) {
      assertThat(learned(memory)).containsExactly(1L, 1L, 1L);
    }
  }

  private static void store(MemoryHarness memory) throws Exception {
    for (String space : List.of("a", "b", "c")) {
      memory.store(stored(space, "e"));
    }
  }

  private static Episode stored(String space, String id) {
    return episode(space, id, id, TEN, 0.5, 1, 0);
  }

  private static List<Long> learned(MemoryHarness memory) throws Exception {
    List<Long> learned = new ArrayList<>();
    for (String space : List.of("a", "b", "c")) {
      learned.add(memory.dump(space).profile.learned());
    }
    return learned;
  }
}
