package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.model.Hit;
import org.mneme.model.RecallMode;
import org.mneme.model.TargetKind;

/** The task of each seeded episode is "task of ID", so that the id is a word to be found by. */
class TextRecallTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long END = DEFAULTS.windowEnd(TEN);

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("seattle", TEN, 1, 0), episode("boston", TEN, 1, 0));

      List<Hit> hits = memory.ask(Asked.at(TEN, 1, 0).text("to Boston").query()).hits();

      assertThat(hits).extracting(Hit::id).containsExactly("boston", "seattle");
      assertThat(hits.get(0).parts().get("text")).isGreaterThan(0.1);
      assertThat(hits.get(1).parts().get("text")).isZero();
    }
  }

  @Test
  void findsByWordsAloneWithoutAVector() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("seattle", TEN, 1, 0), episode("boston", TEN, 0, 1));

      assertThat(memory.ask(Asked.at(TEN).text("boston").query()).hits().get(0).id())
          .isEqualTo("boston");
    }
  }

  @Test
  void findsByWordsWhatPointsAway() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("boston", TEN, -1, 0), episode("seattle", TEN, -1, 0));
      Asked asked = Asked.at(TEN, 1, 0).text("boston");

      assertThat(memory.ask(asked.query()).hits()).extracting(Hit::id).containsExactly("boston");
      assertThat(memory.ask(asked.minSimilarity(0.1).query()).hits()).isEmpty();
    }
  }

  @Test
  void similarityAloneDoesNotReadTheText() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("seattle", TEN, 1, 0), episode("boston", TEN, 0, 1));
      Asked asked = Asked.at(TEN, 1, 0.1f).text("boston").mode(RecallMode.SIMILAR);

      Hit first = memory.ask(asked.query()).hits().get(0);

      assertThat(first.id()).isEqualTo("seattle");
      assertThat(first.parts()).containsOnlyKeys("similarity");
    }
  }

  @Test
  void aQueryOfStopWordsHasNoTextPart() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("boston", TEN, 1, 0));

      Hit hit = memory.ask(Asked.at(TEN, 1, 0).text("to the").query()).hits().get(0);

      assertThat(hit.parts()).doesNotContainKey("text");
    }
  }

  @Test
  void aWaitingForgetLeavesNoTraceInTheScores() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS);
        MemoryHarness without = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("boston", TEN, 1, 0), episode("seattle", TEN, 1, 0));
      without.store(episode("boston", TEN, 1, 0));
      memory.write(forget(TargetKind.EPISODE, "seattle", TEN + 1));
      Asked asked = Asked.at(TEN, 1, 0).text("task of boston");

      assertThat(memory.ask(asked.query()).hits()).isEqualTo(without.ask(asked.query()).hits());
      memory.watermark(END + 60_000);
      without.watermark(END + 60_000);
      assertThat(memory.ask(asked.query()).hits()).isEqualTo(without.ask(asked.query()).hits());
    }
  }

  @Test
  void answersTheSameAfterARestore() throws Exception {
    Asked asked = Asked.at(TEN, 1, 0).text("boston or seattle");
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("boston", TEN, 1, 0), episode("seattle", TEN, 0, 1));
      List<Hit> hits = memory.ask(asked.query()).hits();
      try (MemoryHarness restored = MemoryHarness.restore(DEFAULTS, memory.snapshot(), 1, 0)) {
        assertThat(restored.ask(asked.query()).hits())
            .extracting(hit -> hit.parts().get("text"))
            .isEqualTo(hits.stream().map(hit -> hit.parts().get("text")).toList());
      }
    }
  }
}
