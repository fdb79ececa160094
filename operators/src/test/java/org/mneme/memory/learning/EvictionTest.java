package org.mneme.memory.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

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

class EvictionTest {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long END = MemoryOptions.parameters(new Configuration()).windowEnd(TEN);

  @ParameterizedTest
  @EnumSource(MemoryMode.class)
  void letsTheLeastUsefulGoWhenFourFifthsAreFull(MemoryMode mode) throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(10, mode))) {
      store(memory, 8);
      memory.watermark(END);
      assertThat(evicted(memory)).isEmpty();

      memory.store(episode("late", END + 1, 1, 0));
      memory.watermark(END + MINUTE);

      assertThat(evicted(memory)).containsExactly("e0");
      assertThat(memory.dump(SPACE).refs).hasSize(8).doesNotContainKey("e0");
      assertThat(memory.ask(query(END, 20, 1, 0)).hits()).hasSize(8);
      memory.dump(SPACE).assertSound(0);
    }
  }

  @Test
  void makesRoomAtOnceWhereThereAreTooMany() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(10, MemoryMode.DUAL))) {
      store(memory, 25);

      memory.watermark(END);

      assertThat(evicted(memory)).hasSize(15);
    }
  }

  @Test
  void waitsAMinuteBetweenTwoEvictionsAndWakesForTheSecond() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(20, MemoryMode.SINGLE))) {
      store(memory, 20);
      memory.watermark(END);
      assertThat(evicted(memory)).hasSize(2);
      assertThat(memory.timers()).isEqualTo(1);

      memory.watermark(END + MINUTE - 1);
      assertThat(evicted(memory)).hasSize(2);

      memory.watermark(END + MINUTE);
      assertThat(evicted(memory)).hasSize(3);
      memory.watermark(END + HOUR);
      assertThat(evicted(memory)).hasSize(4);
      assertThat(memory.timers()).isZero();
    }
  }

  @Test
  void keepsWhatIsRecalled() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(10, MemoryMode.DUAL))) {
      memory.store(episode("asked", TEN - 100 * HOUR, 0, 1));
      store(memory, 9);
      memory.ask(query(TEN, 1, 0, 1));

      memory.watermark(END);

      assertThat(evicted(memory)).containsExactly("e0");
    }
  }

  @Test
  void countsOnlyWhatIsLearned() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(10, MemoryMode.DUAL))) {
      memory.store(episode("first", TEN, 1, 0));
      for (int i = 0; i < 20; i++) {
        memory.store(episode("n" + i, END + 1 + i, 1, 0));
      }

      memory.watermark(END);
      assertThat(evicted(memory)).isEmpty();

      memory.watermark(END + MINUTE);
      assertThat(evicted(memory)).contains("first");
    }
  }

  @Test
  void takesItsShareOfAConceptAlongAndTheConceptWhenTooFewAreLeft() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(10, MemoryMode.DUAL))) {
      store(memory, 4);
      memory.write(window(END, cluster("e0", "e1", "e2", "e3")));
      memory.watermark(END);
      assertThat(memory.concepts()).hasSize(1);

      for (int i = 0; i < 5; i++) {
        memory.store(episode("n" + i, END + HOUR, 0, 1));
      }
      memory.watermark(END + 2 * HOUR);
      assertThat(evicted(memory)).containsExactly("e0");
      assertThat(memory.concepts().values())
          .singleElement()
          .satisfies(concept -> assertThat(concept.members()).isEqualTo(3));
      memory.dump(SPACE).assertSound(1);

      for (int i = 5; i < 9; i++) {
        memory.store(episode("n" + i, END + 3 * HOUR, 0, 1));
      }
      memory.watermark(END + 4 * HOUR);
      assertThat(evicted(memory)).contains("e1", "e2");
      assertThat(memory.concepts()).isEmpty();
      assertThat(memory.bindings()).isEmpty();
      memory.dump(SPACE).assertSound(0);
    }
  }

  @Test
  void forgetsEveryOccurrenceOfWhatItEvictsSoThatItCanBeMadeAgain() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(4, MemoryMode.DUAL))) {
      for (int i = 0; i < 25; i++) {
        memory.store(episode(SPACE, String.format("o%02d", i), "same", TEN + i, 0, 1, 0));
      }
      memory.watermark(END);
      memory.dump(SPACE).assertSound(0);

      for (int i = 0; i < 3; i++) {
        memory.store(episode("n" + i, END + 90 * HOUR, 0, 1));
      }
      memory.watermark(END + 91 * HOUR);

      assertThat(evicted(memory)).hasSize(25);
      assertThat(memory.dump(SPACE).refs).hasSize(3);
      memory.store(episode(SPACE, "o00", "same", END + 92 * HOUR, 0, 1, 0));
      memory.watermark(END + 93 * HOUR);
      assertThat(memory.dump(SPACE).refs).containsKey("o00");
      memory.dump(SPACE).assertSound(0);
    }
  }

  private static void store(MemoryHarness memory, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      // The value grows with the number, so that the first ones are the least useful.
      memory.store(episode(SPACE, "e" + i, "e" + i, TEN, i / 100.0, 1, 0));
    }
  }

  private static List<String> evicted(MemoryHarness memory) {
    return memory.acknowledged().stream()
        .filter(episode -> episode.status() == EpisodeStatus.EVICTED)
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
