package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds after any history of stores, clusters, feedback, evictions, time and restarts. */
class LearningHistoryTest {

  private static final int MAX_CONCEPTS = 6;
  private static final long MONTH = 30L * 86_400_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void learnsTheSameFromAnyOrderWithinTheDisorderAndFromAnyStepsOfTheWatermark(int seed)
      throws Exception {
    List<RandomHistory.Entry> log = RandomHistory.of(seed);
    List<String> expected;
    List<String> aMonthLater;
    try (HistoryPlay play = new HistoryPlay(parameters(512 << 20))) {
      play.playInOrder(log);
      expected = play.learned();
      play.watermark(log.get(log.size() - 1).at() + MONTH);
      aMonthLater = play.learned();
      assertThat(expected)
          .anyMatch(line -> line.startsWith("concept"))
          .anyMatch(line -> line.startsWith("alias"));
    }
    try (HistoryPlay play = new HistoryPlay(parameters(512 << 20))) {
      play.playAtOnce(log);
      assertThat(play.learned()).isEqualTo(expected);
    }
    for (int shuffle = 0; shuffle < 3; shuffle++) {
      try (HistoryPlay play = new HistoryPlay(parameters(shuffle == 0 ? 1 : 512 << 20))) {
        play.playShuffled(log, shuffle, p -> {});
        assertThat(play.learned()).isEqualTo(expected);
        for (long day = 1; day <= 30; day++) {
          play.watermark(log.get(log.size() - 1).at() + day * MONTH / 30);
        }
        assertThat(play.learned()).isEqualTo(aMonthLater);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"11, 536870912", "12, 536870912", "13, 1"})
  void isSoundAtEveryMoment(int seed, long hotTierBytes) throws Exception {
    try (HistoryPlay play = new HistoryPlay(parameters(hotTierBytes))) {
      play.playShuffled(
          RandomHistory.of(seed),
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

  private static MemoryParameters parameters(long hotTierBytes) {
    Configuration config = new Configuration();
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    config.set(HotTierOptions.SIZE, new MemorySize(hotTierBytes));
    config.set(LearningOptions.MAX_EPISODES, 100);
    config.set(LearningOptions.MAX_CONCEPTS, MAX_CONCEPTS);
    config.set(LearningOptions.MERGE_SIMILARITY, 0.7);
    return MemoryOptions.parameters(config);
  }
}
