package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.mneme.model.Hit;
import org.mneme.model.LatencySample;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/** Who asks to see an episode of their own waits for it, and keeps nobody else waiting. */
class WaitingQueryTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());

  private final Asked own = Asked.at(TEN, 1, 0).after("own").deadlineMillis(1_000);

  @Test
  void isAnsweredWithTheEpisodeTheMomentItIsStored() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("other", TEN, 1, 0));
      assertThat(memory.ask(own.query())).isNull();
      assertThat(memory.ask(Asked.at(TEN, 1, 0).query()).hits()).hasSize(1);
      memory.store(episode("another", TEN, 1, 0));
      assertThat(memory.answered()).isNull();

      memory.store(episode("own", TEN, 1, 0));

      RecallResult answer = memory.answered();
      assertThat(answer.hits()).extracting(Hit::id).contains("own");
      assertThat(answer.degraded()).isEmpty();
      memory.processingTime(10_000);
      assertThat(memory.answered()).isNull();
    }
  }

  @Test
  void isAnsweredWithoutItWhenItsTimeIsNearlyOverAndSaysSo() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("other", TEN, 1, 0));
      memory.ask(own.query());
      memory.processingTime(899);
      assertThat(memory.answered()).isNull();

      memory.processingTime(900);

      RecallResult answer = memory.answered();
      assertThat(answer.hits()).extracting(Hit::id).containsExactly("other");
      assertThat(answer.degraded()).containsExactly("after");
      memory.store(episode("own", TEN, 1, 0));
      assertThat(memory.answered()).isNull();
    }
  }

  @Test
  void isAnsweredAtOnceWhenTheEpisodeIsThere() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("own", TEN, 1, 0));

      assertThat(memory.ask(own.query()).degraded()).isEmpty();
    }
  }

  @Test
  void waitsEachForItsOwnTimeAlsoAcrossARestart() throws Exception {
    OperatorSubtaskState snapshot;
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("other", TEN, 1, 0));
      memory.ask(own.query());
      memory.ask(Asked.at(TEN, 1, 0).after("late").deadlineMillis(5_000).id("q2").query());
      snapshot = memory.snapshot();
    }
    try (MemoryHarness memory = MemoryHarness.restore(DEFAULTS, snapshot, 1, 0)) {
      memory.processingTime(901);
      assertThat(memory.answered().query()).isEqualTo("q");
      memory.store(episode("late", TEN, 1, 0));
      assertThat(memory.answered().query()).isEqualTo("q2");
    }
  }

  @Test
  void waitsNotForAnEpisodeThatWasAcknowledgedAndNotStored() throws Exception {
    Configuration config = Configuration.fromMap(Map.of("mneme.memory.salience-threshold", "0.99"));
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(config))) {
      memory.store(episode("own", TEN, 1, 0));

      assertThat(memory.ask(own.query())).isNotNull();
    }
  }

  @Test
  void waitsNotForAnEpisodeThatWasRefused() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("other", TEN, 1, 0));
      memory.ask(own.query());

      memory.store(episode("own", TEN, 1, 0, 0));

      assertThat(memory.answered().degraded()).containsExactly("after");
    }
  }

  @Test
  void waitsAtNoCostOfTheLatencyOfAnswers() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("other", TEN, 1, 0));
      memory.ask(own.query());
      memory.processingTime(700);
      memory.clock.set(MemoryHarness.WALL_CLOCK + 702);

      memory.store(episode("own", TEN, 1, 0));

      assertThat(memory.latencies())
          .contains(new LatencySample("recall.wait", 700_000))
          .contains(new LatencySample("recall", 2_000));
    }
  }

  @Test
  void isFoundAmongManyThatWaitForOthers() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("other", TEN, 1, 0));
      for (int i = 0; i < 20; i++) {
        memory.ask(waiting(i));
      }
      for (int i = 19; i >= 0; i -= 2) {
        memory.store(episode("e" + i, TEN, 1, 0));
        assertThat(memory.answered().query()).isEqualTo("q" + i);
      }
      for (int i = 0; i < 20; i += 2) {
        memory.processingTime(900 + 90L * i);
        assertThat(memory.answered().query()).isEqualTo("q" + i);
      }
      memory.processingTime(100_000);
      assertThat(memory.answered()).isNull();
    }
  }

  private static RecallQuery waiting(int number) {
    return Asked.at(TEN, 1, 0)
        .id("q" + number)
        .after("e" + number)
        .deadlineMillis(1_000 + 100L * number)
        .query();
  }
}
