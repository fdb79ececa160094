package org.mneme.memory.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededCommands.model;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.Collection;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.memory.LearningOptions;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryMode;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.TargetKind;

/** A forget reaches what the topic of memories says of episodes that are not stored. */
class AcknowledgedTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long MINUTE = 60_000;
  private static final long END = DEFAULTS.windowEnd(TEN);

  @Test
  void exampleUsage() throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.SALIENCE_THRESHOLD, 0.9);
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(config))) {
      memory.store(episode("dull", TEN, 1, 0));
      assertThat(with(memory, EpisodeStatus.BELOW_SALIENCE)).containsExactly("dull");

      memory.write(forget(TargetKind.USER, "user-1", END));
      memory.watermark(END);

      assertThat(with(memory, EpisodeStatus.FORGOTTEN)).containsExactly("dull");
      assertThat(memory.acknowledged().get(1))
          .isEqualTo(Episode.gone(SPACE, "dull", TEN - MINUTE, TEN, EpisodeStatus.FORGOTTEN));
      assertThat(memory.canonical(SPACE)).allMatch(line -> line.startsWith("ledger "));
    }
  }

  @ParameterizedTest
  @EnumSource(TargetKind.class)
  void reachesWhatWasRefusedForItsVector(TargetKind kind) throws Exception {
    String target =
        switch (kind) {
          case EPISODE -> "strange";
          case AGENT -> "agent-1";
          case USER -> "user-1";
          case SPACE -> SPACE;
        };
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(model("another", 3, TEN));
      memory.store(episode("strange", TEN, 1, 0), episode("later", END + 5 * MINUTE, 1, 0));
      assertThat(with(memory, EpisodeStatus.REJECTED)).containsExactly("strange", "later");

      memory.write(forget(kind, target, TEN));
      memory.watermark(END);

      assertThat(with(memory, EpisodeStatus.FORGOTTEN)).containsExactly("strange");
      assertThat(memory.canonical(SPACE))
          .anyMatch(line -> line.startsWith("acknowledged \"later\""))
          .noneMatch(line -> line.contains("strange"));
    }
  }

  @Test
  void saysNothingOfARefusedOneThatAWaitingForgetNames() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(model("another", 3, TEN), forget(TargetKind.USER, "user-1", TEN));

      memory.store(episode("strange", TEN, 1, 0));

      assertThat(memory.acknowledged())
          .extracting(Episode::status)
          .containsExactly(EpisodeStatus.FORGOTTEN);
      assertThat(memory.rejected()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryMode.class)
  void reachesWhatWasEvicted(MemoryMode mode) throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(10, mode))) {
      store(memory, 0, 14);
      memory.watermark(END);
      Collection<String> evicted = with(memory, EpisodeStatus.EVICTED);
      assertThat(evicted).hasSize(4);
      memory.write(forget(TargetKind.AGENT, "agent-1", END + MINUTE));

      memory.watermark(END + 2 * MINUTE);

      assertThat(with(memory, EpisodeStatus.FORGOTTEN)).containsAll(evicted).hasSize(14);
      assertThat(memory.canonical(SPACE)).noneMatch(line -> line.startsWith("acknowledged"));
    }
  }

  @Test
  void letsNothingBeForgottenTwiceWhenAnEvictedOneCameBack() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(10, MemoryMode.DUAL))) {
      store(memory, 0, 14);
      memory.watermark(END);
      String again = with(memory, EpisodeStatus.EVICTED).get(0);
      memory.store(episode(again, END + 90 * MINUTE, 1, 0));
      memory.write(forget(TargetKind.EPISODE, again, END + MINUTE));

      memory.watermark(END + 10 * MINUTE);

      assertThat(with(memory, EpisodeStatus.FORGOTTEN)).isEmpty();
      assertThat(memory.dump(SPACE).refs).containsKey(again);
    }
  }

  @Test
  void withdrawsTheRecordsOfTheOldestWhenThereAreTooMany() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(8, MemoryMode.DUAL))) {
      memory.write(model("another", 3, TEN));

      store(memory, 0, 9);
      assertThat(with(memory, EpisodeStatus.FORGOTTEN)).isEmpty();
      store(memory, 9, 10);

      assertThat(with(memory, EpisodeStatus.FORGOTTEN)).containsExactly("e0", "e1");
      assertThat(memory.canonical(SPACE).stream().filter(line -> line.startsWith("acknow")))
          .hasSize(8);
    }
  }

  private static void store(MemoryHarness memory, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      memory.store(episode(SPACE, "e" + i, "e" + i, TEN + i, i / 100.0, 1, 0));
    }
  }

  private static List<String> with(MemoryHarness memory, EpisodeStatus status) {
    return memory.acknowledged().stream()
        .filter(episode -> episode.status() == status)
        .map(Episode::episode)
        .toList();
  }

  private static MemoryParameters holding(int episodes, MemoryMode mode) {
    Configuration config = new Configuration();
    config.set(LearningOptions.MAX_EPISODES, episodes);
    config.set(MemoryOptions.MODE, mode);
    return MemoryOptions.parameters(config);
  }
}
