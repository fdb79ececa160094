package org.mneme.memory.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededCommands.capacity;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededCommands.model;
import static org.mneme.memory.SeededCommands.pin;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.SeededEpisodes;
import org.mneme.memory.SpaceProfile;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.RejectionReason;
import org.mneme.model.TargetKind;

/** Pins and capacities, carried out when their window closes. */
class CommandPhaseTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long MINUTE = 60_000;
  private static final long END = DEFAULTS.windowEnd(TEN);

  @Test
  void keepsAPinnedEpisodeFromEviction() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      fill(memory, 10);
      memory.write(pin("e0", true, END), capacity(5, END));
      memory.watermark(END);

      // The capacity holds in the window of the command: 10 of 5 are too many, and half go.
      assertThat(stored(memory)).hasSize(5).contains("e0");
      assertThat(memory.acknowledged())
          .filteredOn(e -> e.status() == EpisodeStatus.EVICTED)
          .hasSize(5);
    }
  }

  @Test
  void evictsWhatIsNoLongerPinned() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      fill(memory, 10);
      memory.write(pin("e0", true, END - 1), pin("e0", false, END), capacity(5, END));
      memory.watermark(END);

      assertThat(stored(memory)).hasSize(5).doesNotContain("e0");
    }
  }

  @Test
  void refusesToPinWhatIsNotThereYet() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("early", END + MINUTE, 1, 0));
      memory.write(pin("nothing", true, TEN), pin("early", true, TEN));
      memory.watermark(END);

      assertThat(memory.rejected())
          .hasSize(2)
          .allSatisfy(r -> assertThat(r.reason()).isEqualTo(RejectionReason.INVALID_VALUE))
          .extracting(r -> r.message())
          .containsExactly(
              "target.episode: there is no episode early",
              "target.episode: there is no episode nothing");
    }
  }

  @Test
  void forgetsWhatIsPinned() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      fill(memory, 2);
      memory.write(pin("e0", true, TEN), forget(TargetKind.EPISODE, "e0", TEN + 1));
      memory.watermark(END);

      assertThat(stored(memory)).containsExactly("e1");
    }
  }

  @Test
  void takesACapacityBeforeTheFirstEpisodeAndKeepsItWhenAllIsForgotten() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(capacity(5, TEN));
      memory.watermark(END);
      assertThat(memory.dump(SPACE).profile.maxEpisodes()).isEqualTo(5);
      assertThat(memory.dump(SPACE).profile.isPinned()).isFalse();

      memory.write(model(SeededEpisodes.MODEL, 2, END + 1));
      memory.store(episode("a", END + MINUTE, 1, 0));
      memory.write(forget(TargetKind.SPACE, SPACE, END + MINUTE));
      memory.watermark(END + 2 * MINUTE);

      assertThat(memory.dump(SPACE).profile).isEqualTo(SpaceProfile.UNPINNED.withMaxEpisodes(5));
      memory.store(episode("b", END + 9 * MINUTE, 1, 0, 0));
      assertThat(stored(memory)).containsExactly("b");
    }
  }

  private static void fill(MemoryHarness memory, int episodes) throws Exception {
    for (int i = 0; i < episodes; i++) {
      // The first is worth least: it would go first.
      memory.store(episode(SPACE, "e" + i, "f" + i, TEN + i, 0.1 * i, 1, 0));
    }
  }

  private static Set<String> stored(MemoryHarness memory) throws Exception {
    return memory.dump(SPACE).refs.keySet();
  }
}
