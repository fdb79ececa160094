package org.mneme.memory.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.SeededEpisodes;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Episode;
import org.mneme.model.Feedback;
import org.mneme.model.Hit;
import org.mneme.model.MemoryWrite;

class WindowLearningTest {

  private static final long SECOND = 1_000;
  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(
          episode(SPACE, "second", "same", TEN + 2, 0.2, 1, 0),
          episode(SPACE, "first", "same", TEN + 1, 0.8, 1, 0));
      assertThat(ids(memory)).containsExactlyInAnyOrder("first", "second");

      memory.watermark(TEN + 60 * SECOND);

      Hit hit = memory.ask(query(TEN, 9, 1, 0)).hits().get(0);
      assertThat(ids(memory)).containsExactly("first");
      assertThat(hit.digest().occurrences()).isEqualTo(2);
      assertThat(hit.digest().value()).isEqualTo(0.5, within(1e-9));
      assertThat(hit.digest().episodes()).containsExactly("first", "second");
      assertThat(memory.acknowledged()).hasSize(2);
    }
  }

  @Test
  void waitsForTheWindowToClose() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      long end = DEFAULTS.windowEnd(TEN);
      memory.store(
          episode(SPACE, "a", "same", TEN, 0.5, 1, 0), episode(SPACE, "b", "same", TEN, 0.5, 1, 0));

      memory.watermark(end - 1);
      assertThat(ids(memory)).hasSize(2);
      assertThat(memory.timers()).isEqualTo(1);

      memory.watermark(end);
      assertThat(ids(memory)).hasSize(1);
      memory.watermark(end + 8 * 3_600 * SECOND);
      assertThat(memory.timers()).isZero();
    }
  }

  @Test
  void keepsOneTimerASpaceAndTheEarliest() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(
          episode(SPACE, "late", "same", TEN + 25 * SECOND, 0.5, 1, 0),
          episode(SPACE, "early", "same", TEN, 0.5, 1, 0),
          episode(SPACE, "middle", "same", TEN + 12 * SECOND, 0.5, 1, 0));
      assertThat(memory.timers()).isEqualTo(1);

      memory.watermark(TEN + 20 * SECOND);
      assertThat(ids(memory)).containsExactlyInAnyOrder("early", "late");
      assertThat(memory.timers()).isEqualTo(1);

      memory.watermark(TEN + 40 * SECOND);
      assertThat(ids(memory)).containsExactly("early");
    }
  }

  @Test
  void wakesForWhateverWaitsAndForNothingElse() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(
          MemoryWrite.of(
              new Feedback("f", SPACE, "q", List.of("a"), List.of(), TEN + 30 * SECOND, null)),
          MemoryWrite.of(SPACE, new ClusterWindow(TEN + 20 * SECOND, 0, List.of(), List.of())));
      assertThat(memory.timers()).isEqualTo(1);

      memory.watermark(TEN + 30 * SECOND);
      assertThat(memory.timers()).isEqualTo(1);

      memory.watermark(TEN + 60 * SECOND);
      assertThat(memory.timers()).isZero();
    }
  }

  @Test
  void learnsALateEpisodeInALaterWindow() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode(SPACE, "b", "same", TEN, 0.5, 1, 0));
      memory.watermark(TEN + 60 * SECOND);

      memory.store(episode(SPACE, "a", "same", TEN - 3_600 * SECOND, 0.5, 1, 0));
      assertThat(ids(memory)).containsExactlyInAnyOrder("a", "b");
      memory.watermark(TEN + 90 * SECOND);

      assertThat(ids(memory)).containsExactly("b");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void learnsTheSameFromAnyOrderOfArrivalAndAnyStepsOfTheWatermark(int seed) throws Exception {
    List<Episode> log = log();
    List<Hit> expected;
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(log.toArray(Episode[]::new));
      memory.watermark(TEN + 3_600 * SECOND);
      expected = memory.ask(query(TEN, 100, 1, 0, 0)).hits();
    }
    Random random = new Random(seed);
    List<Episode> shuffled = new ArrayList<>(log);
    Collections.shuffle(shuffled, random);
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      for (Episode episode : shuffled) {
        memory.store(episode);
        if (random.nextInt(4) == 0) {
          memory.ask(query(TEN, 3, 0, 1, 0));
        }
      }
      for (long time = TEN; time < TEN + 3_600 * SECOND; time += 1 + random.nextInt(40_000)) {
        memory.watermark(time);
      }
      memory.watermark(TEN + 3_600 * SECOND);
      List<Hit> hits = memory.ask(query(TEN, 100, 1, 0, 0)).hits();
      assertThat(hits)
          .extracting(Hit::digest)
          .containsExactlyInAnyOrderElementsOf(expected.stream().map(Hit::digest).toList());
    }
  }

  private static List<Episode> log() {
    Random random = new Random(7);
    List<Episode> log = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      log.add(
          episode(
              SPACE,
              "e" + i,
              "f" + random.nextInt(25),
              TEN + random.nextInt(100_000),
              random.nextDouble(),
              SeededEpisodes.unit(new Random(random.nextInt(25)), 3)));
    }
    return log;
  }

  private static List<String> ids(MemoryHarness memory) throws Exception {
    return memory.ask(query(TEN, 100, 1, 0)).hits().stream().map(Hit::id).toList();
  }
}
