package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededExperiences.context;
import static org.mneme.memory.SeededExperiences.predict;
import static org.mneme.memory.SeededExperiences.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.episodic.prediction.Connection;
import org.mneme.episodic.prediction.Experience;
import org.mneme.episodic.prediction.Standing;
import org.mneme.memory.hot.HotExperiences;
import org.mneme.memory.state.ExperienceState;
import org.mneme.model.Command;
import org.mneme.model.MemoryWrite;
import org.mneme.model.TargetKind;

/**
 * After any history of steps, forgets, clean-ups and restarts: what is learned depends on the set
 * of records, the hot tier equals a fresh load, and no connection has one end only.
 */
class ExperienceHistoryTest {

  private static final long DISORDER = 2_000;
  private static final int STEPS = 400;

  private record Entry(long at, MemoryWrite write) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void givesTheSameInAnyOrderAndWithARestart(int seed) throws Exception {
    MemoryParameters parameters = parameters();
    List<Entry> log = history(seed);
    List<String> expected;
    try (MemoryHarness memory = MemoryHarness.open(parameters)) {
      play(memory, log, log.size());
      expected = memory.canonical(SPACE);
      assertSound(memory);
    }
    assertThat(expected).anyMatch(line -> line.startsWith("connection"));

    List<Entry> shuffled = new ArrayList<>(log);
    Random random = new Random(seed);
    Map<Entry, Long> arrival = new HashMap<>();
    log.forEach(entry -> arrival.put(entry, entry.at() + random.nextInt((int) DISORDER)));
    shuffled.sort(Comparator.comparing(arrival::get));
    OperatorSubtaskState snapshot;
    try (MemoryHarness memory = MemoryHarness.open(parameters)) {
      memory.ask(predict(TEN, 1, 0, 0));
      play(memory, shuffled.subList(0, log.size() / 2), 7);
      assertSound(memory);
      snapshot = memory.snapshot();
    }
    try (MemoryHarness memory = MemoryHarness.restore(parameters, snapshot, 1, 0)) {
      play(memory, shuffled.subList(log.size() / 2, log.size()), 11);
      assertThat(memory.canonical(SPACE)).isEqualTo(expected);
      assertSound(memory);
    }
  }

  private static MemoryParameters parameters() {
    Configuration config = new Configuration();
    config.set(PredictionOptions.MAX_EXPERIENCES, 120);
    config.set(PredictionOptions.MAX_CONNECTIONS, 4);
    return MemoryOptions.parameters(config);
  }

  /** Steps of many episodes of five robots, in two dimensions, with forgets among them. */
  private static List<Entry> history(int seed) {
    Random random = new Random(seed);
    List<Entry> log = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (int number = 1; number <= STEPS; number++) {
      long at = TEN + number * 400L + random.nextInt(300);
      String robot = "robot-" + random.nextInt(5);
      String episode = robot + "-" + number / 40;
      List<String> used = new ArrayList<>();
      for (int i = 0; i < 4 && !known.isEmpty(); i++) {
        used.add(known.get(random.nextInt(known.size())));
      }
      float[] state = SeededEpisodes.unit(random, 2 + random.nextInt(2));
      String tool = random.nextInt(4) == 0 ? "push" : "grasp";
      long started = TEN + number / 40 * 16_000L;
      log.add(new Entry(at, step(context(episode, robot, started), number, at, tool, used, state)));
      known.add(episode + "#" + number);
      if (random.nextInt(40) == 0) {
        boolean isAgent = random.nextBoolean();
        log.add(
            new Entry(
                at + 5,
                SeededCommands.received(
                    Command.forget(
                        "c" + number,
                        SPACE,
                        isAgent ? TargetKind.AGENT : TargetKind.EPISODE,
                        isAgent ? robot : episode,
                        false,
                        at + 5))));
      }
    }
    log.sort(Comparator.comparingLong(Entry::at));
    return log;
  }

  /** Plays a log with a watermark after each {@code pace} entries, which lags by the disorder. */
  private static void play(MemoryHarness memory, List<Entry> log, int pace) throws Exception {
    long highest = Long.MIN_VALUE;
    for (int i = 0; i < log.size(); i++) {
      memory.write(log.get(i).write());
      highest = Math.max(highest, log.get(i).at());
      if (i % pace == pace - 1) {
        memory.watermark(highest - DISORDER - 1);
      }
    }
    if (highest > TEN + (STEPS - 5) * 400L) {
      memory.watermark(highest + 60_000);
    }
  }

  private static void assertSound(MemoryHarness memory) throws Exception {
    ExperienceState state = memory.experiences(SPACE);
    HotExperiences fresh = HotExperiences.load(state);
    Map<String, Standing> standings = new HashMap<>();
    state.standings().forEach(entry -> standings.put(entry.getKey(), entry.getValue()));
    int waiting = 0;
    for (PendingExperience pending : state.pending()) {
      assertThat(standings).containsKey(pending.id());
      waiting++;
    }
    assertThat(state.learned()).isEqualTo(standings.size() - waiting);
    int stored = 0;
    for (Map.Entry<String, Experience> entry : state.experiences()) {
      assertThat(standings).containsKey(entry.getKey());
      stored++;
    }
    assertThat(stored).isEqualTo(standings.size()).isEqualTo(fresh.size());
    HotExperiences hot = memory.heldExperiences(SPACE);
    if (hot != null) {
      assertThat(hot.size()).isEqualTo(fresh.size());
    }
    standings.forEach(
        (id, standing) -> {
          assertThat(standing.connections()).hasSizeLessThanOrEqualTo(4);
          for (Connection connection : standing.connections()) {
            assertThat(connection.strength()).isBetween(0.0, 1.0);
            assertThat(standings.get(connection.experience()).connections())
                .contains(new Connection(id, connection.strength()));
          }
          if (hot != null) {
            assertThat(hot.standing(id)).usingRecursiveComparison().isEqualTo(standing);
          }
        });
    Random random = new Random(3);
    for (int i = 0; i < 10; i++) {
      float[] asked = SeededEpisodes.unit(random, 2 + i % 2);
      Object held = memory.ask(predict(TEN, asked)).predicted();
      memory.letGo(SPACE);
      assertThat(memory.ask(predict(TEN, asked)).predicted())
          .usingRecursiveComparison()
          .isEqualTo(held);
    }
  }
}
