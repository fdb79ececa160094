package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;
import org.mneme.association.ConceptUsage;
import org.mneme.association.EpisodeEdges;
import org.mneme.episodic.Usage;
import org.mneme.memory.forgetting.ForgettingHistoryTest;
import org.mneme.memory.hot.HotSpace;

/**
 * What holds in some two hundred short random histories of stores, merges, clusters, feedback,
 * forgets, pins, evictions, queries, restarts and time that passes. State is on the heap here;
 * {@link LearningHistoryTest} and {@link ForgettingHistoryTest} play a few long ones on RocksDB.
 * {@code -Dmneme.histories=N} plays more of them.
 */
class RandomHistoriesTest {

  private static final int HISTORIES = Integer.getInteger("mneme.histories", 40);
  private static final int MAX_CONCEPTS = 4;

  @Test
  void areSoundAtEveryMoment() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      int number = seed;
      assertThatCode(() -> assertSoundThroughout(number))
          .as("history %d", seed)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void areLearnedAndAnsweredTheSameInWhateverOrderTheyArrive() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<RandomHistory.Entry> log = RandomHistory.shortWithCommands(seed);
      long end = log.get(log.size() - 1).at();
      List<String> expected;
      List<String> answers;
      try (HistoryPlay play = play(false)) {
        play.playInOrder(log);
        expected = play.canonical();
        answers = HistoryQueries.answers(play.memory(), new Random(seed), end);
      }
      try (HistoryPlay play = play(false)) {
        play.playShuffled(log, seed, p -> {});
        assertThat(play.canonical()).as("history %d", seed).isEqualTo(expected);
        assertThat(HistoryQueries.answers(play.memory(), new Random(seed), end))
            .as("history %d", seed)
            .isEqualTo(answers);
      }
    }
  }

  @Test
  void answerTheSameWhileAWindowIsOpenInWhateverOrderItFilled() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<RandomHistory.Entry> log = RandomHistory.shortWithCommands(seed);
      int open = log.size() * 3 / 4;
      List<RandomHistory.Entry> waiting = new ArrayList<>(log.subList(open, log.size()));
      long now = log.get(log.size() - 1).at();
      List<String> expected = answersWhileOpen(log.subList(0, open), waiting, now);
      Collections.shuffle(waiting, new Random(seed));
      assertThat(answersWhileOpen(log.subList(0, open), waiting, now))
          .as("history %d", seed)
          .isEqualTo(expected);
    }
  }

  private static List<String> answersWhileOpen(
      List<RandomHistory.Entry> before, List<RandomHistory.Entry> waiting, long now)
      throws Exception {
    try (HistoryPlay play = play(false)) {
      play.playUpTo(before, before.get(before.size() - 1).at() - 1);
      for (RandomHistory.Entry entry : waiting) {
        play.memory().write(entry.write());
      }
      List<String> answers = HistoryQueries.answers(play.memory(), new Random(1), now);
      if (before.size() % 5 == 0) {
        play.restart();
        assertThat(HistoryQueries.answers(play.memory(), new Random(1), now)).isEqualTo(answers);
      }
      return answers;
    }
  }

  private static void assertSoundThroughout(int seed) throws Exception {
    try (HistoryPlay play = play(seed % 2 == 0)) {
      play.playShuffled(
          RandomHistory.shortWithCommands(seed), seed, p -> assertSound(p, new Random(seed)));
    }
  }

  private static void assertSound(HistoryPlay play, Random random) throws Exception {
    play.assertTopicsEqualState();
    assertReadingChangesNothingButUsage(play, random);
    play.assertHotTierEqualsState();
    SpaceDump dump = play.dump();
    if (dump.profile != null) {
      dump.assertSound(MAX_CONCEPTS);
      assertActivationsAreSound(dump.load());
    }
  }

  private static void assertReadingChangesNothingButUsage(HistoryPlay play, Random random)
      throws Exception {
    List<String> learned = play.learned();
    int timers = play.memory().timers();
    int written = play.memory().written();

    HistoryQueries.answers(play.memory(), random, MemoryHarness.WALL_CLOCK);

    assertThat(play.learned()).isEqualTo(learned);
    assertThat(play.memory().timers()).isEqualTo(timers);
    assertThat(play.memory().written()).isEqualTo(written);
  }

  private static void assertActivationsAreSound(HotSpace space) {
    for (int row = 0; row < space.index.rowLimit(); row++) {
      if (space.index.holds(row)) {
        Usage usage = space.index.usage(row);
        assertThat(usage.lastActivation()).isBetween(0f, 1f);
        assertThat(usage.stability()).isBetween(1.0, 1e4);
        EpisodeEdges edges = space.edges.edges(row);
        assertThat(edges.bindings())
            .allSatisfy(binding -> assertThat(binding.strength()).isBetween(0f, 1f));
      }
    }
    for (int slot = 0; slot < space.concepts.slotLimit(); slot++) {
      if (space.concepts.isLive(slot)) {
        ConceptUsage usage = space.concepts.usage(slot);
        assertThat(usage.lastActivation()).isBetween(0f, 1f);
      }
    }
  }

  private static HistoryPlay play(boolean learnsFromRecall) throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.LEARN_FROM_RECALL, learnsFromRecall);
    config.set(LearningOptions.MAX_EPISODES, 30);
    config.set(LearningOptions.MAX_CONCEPTS, MAX_CONCEPTS);
    config.set(LearningOptions.MERGE_SIMILARITY, 0.8);
    return new HistoryPlay(MemoryOptions.parameters(config), new HashMapStateBackend());
  }
}
