package org.mneme.memory.forgetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.Forgets;
import org.mneme.memory.HistoryPlay;
import org.mneme.memory.LearningOptions;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.RandomHistory;
import org.mneme.model.Command;

/** What holds after any history with forgets and pins in it. */
public class ForgettingHistoryTest {

  private static final int MAX_CONCEPTS = 6;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void learnsTheSameFromAnyOrderWithinTheDisorder(int seed) throws Exception {
    List<RandomHistory.Entry> log = RandomHistory.withCommands(seed);
    List<String> expected;
    try (HistoryPlay play = new HistoryPlay(parameters())) {
      play.playInOrder(log);
      expected = play.canonical();
      assertThat(expected).anyMatch(line -> line.startsWith("ledger"));
    }
    try (HistoryPlay play = new HistoryPlay(parameters())) {
      play.playAtOnce(log);
      assertThat(play.canonical()).isEqualTo(expected);
    }
    for (int shuffle = 0; shuffle < 2; shuffle++) {
      try (HistoryPlay play = new HistoryPlay(parameters())) {
        play.playShuffled(log, shuffle, p -> {});
        assertThat(play.canonical()).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12})
  void isSoundAtEveryMoment(int seed) throws Exception {
    try (HistoryPlay play = new HistoryPlay(parameters())) {
      play.playShuffled(
          RandomHistory.withCommands(seed),
          seed,
          p -> {
            p.assertTopicsEqualState();
            p.assertHotTierEqualsState();
            if (p.dump().profile != null) {
              p.dump().assertSound(MAX_CONCEPTS);
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 23})
  void keepsNoneThatWasForgotten(int seed) throws Exception {
    List<RandomHistory.Entry> log = RandomHistory.withCommands(seed);
    Set<String> forgotten = new TreeSet<>();
    for (RandomHistory.Entry entry : log) {
      Command command = entry.write().command();
      if (command != null && Forgets.isMeant(command)) {
        log.stream()
            .map(other -> other.write().episode())
            .filter(episode -> episode != null)
            .filter(e -> Forgets.names(command, e.episode(), EpisodeRef.of(e, 0)))
            .forEach(episode -> forgotten.add('"' + episode.episode() + '"'));
      }
    }
    try (HistoryPlay play = new HistoryPlay(parameters())) {
      play.playShuffled(log, seed, p -> {});

      assertThat(forgotten).hasSizeGreaterThan(10);
      assertThat(play.canonical())
          .noneMatch(line -> forgotten.stream().anyMatch(line::contains))
          .anyMatch(line -> line.startsWith("episode"));
    }
  }

  private static MemoryParameters parameters() {
    Configuration config = new Configuration();
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    config.set(LearningOptions.MAX_EPISODES, 100);
    config.set(LearningOptions.MAX_CONCEPTS, MAX_CONCEPTS);
    config.set(LearningOptions.MERGE_SIMILARITY, 0.86);
    return MemoryOptions.parameters(config);
  }
}
