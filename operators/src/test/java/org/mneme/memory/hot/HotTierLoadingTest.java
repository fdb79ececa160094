package org.mneme.memory.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.association.patterns.SeededPatterns.sequence;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.memory.Asked;
import org.mneme.memory.HotTierOptions;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.PatternArrivalTest;
import org.mneme.memory.SeededCommands;
import org.mneme.memory.SeededEpisodes;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.TargetKind;

/** A cold space is loaded by segments, and answers meanwhile. */
class HotTierLoadingTest {

  private static final int ROWS = 10;

  static List<StateBackend> backends() {
    return List.of(new EmbeddedRocksDBStateBackend(), new HashMapStateBackend());
  }

  @Test
  void answersFromWhatIsLoadedAndSaysSoUntilAllIs() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(loading(4))) {
      fill(memory, SPACE);

      RecallResult first = memory.ask(everything().query());
      assertThat(first.partial()).isTrue();
      assertThat(first.hits()).hasSize(4);

      memory.processingTime(100);
      assertThat(memory.ask(everything().query()).hits()).hasSize(8);
      memory.processingTime(200);
      RecallResult last = memory.ask(everything().query());
      assertThat(last.partial()).isFalse();
      assertThat(last.hits()).hasSize(ROWS);
    }
  }

  @Test
  void neverSaysPartialOfASpaceThatIsLoadedAtOnce() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(loading(ROWS + 1))) {
      fill(memory, SPACE);

      assertThat(memory.ask(everything().query()).partial()).isFalse();
    }
  }

  @Test
  void loadsTheRestAtOnceForWhatMustNotMissAnything() throws Exception {
    for (RecallMode mode : List.of(RecallMode.LIST, RecallMode.STATS, RecallMode.RECALL)) {
      try (MemoryHarness memory = MemoryHarness.open(loading(4))) {
        fill(memory, SPACE);
        assertThat(memory.ask(everything().query()).partial()).isTrue();

        RecallResult answer = memory.ask(everything().mode(mode).exact().query());

        assertThat(answer.partial()).isFalse();
        assertThat(memory.held(SPACE).index.size()).isEqualTo(ROWS);
        memory.processingTime(1_000);
        assertThat(memory.ask(everything().query()).partial()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void showsWhatIsStoredMeanwhileAndOverwritesNothing(StateBackend backend) throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(loading(4), backend)) {
      fill(memory, SPACE);
      memory.ask(everything().query());

      for (int i = 0; i < 6; i++) {
        memory.store(episode("new" + i, TEN, 1, 0));
        memory.processingTime(1_000L * (i + 1));
        assertThat(memory.ask(everything().query()).hits()).extracting(Hit::id).contains("new" + i);
      }

      RecallResult all = memory.ask(everything().query());
      assertThat(all.partial()).isFalse();
      assertThat(all.hits()).extracting(Hit::id).doesNotHaveDuplicates().hasSize(ROWS + 6);
      memory.dump(SPACE).assertSound(100);
    }
  }

  @Test
  void hidesWhatAWaitingForgetNamesAsSoonAsItIsLoaded() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(loading(4))) {
      fill(memory, SPACE);
      memory.ask(everything().query());
      memory.write(SeededCommands.forget(TargetKind.EPISODE, "e9", TEN + 1_000));
      for (int i = 1; i < 4; i++) {
        assertThat(memory.ask(everything().query()).hits())
            .extracting(Hit::id)
            .doesNotContain("e9");
        memory.processingTime(1_000L * i);
      }
      assertThat(memory.ask(everything().query()).hits()).hasSize(ROWS - 1);
    }
  }

  @Test
  void showsOfAPatternThatComesMeanwhileOnlyTheEpisodesThatAreLoaded() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(loading(4))) {
      fill(memory, SPACE);
      memory.ask(everything().query());
      memory.write(PatternArrivalTest.patterns(sequence("p", "x", "y").shownBy("e1", "e9")));
      RecallQuery asked = everything().kinds(HitKind.PATTERN).query();

      assertThat(memory.ask(asked).hits())
          .allMatch(hit -> hit.pattern().pattern().evidence().equals(List.of("e1")));
      memory.processingTime(1_000);
      memory.processingTime(2_000);
      RecallResult whole = memory.ask(asked);
      assertThat(whole.partial()).isFalse();
      assertThat(whole.hits())
          .singleElement()
          .satisfies(hit -> assertThat(hit.pattern().pattern().evidence()).contains("e1", "e9"));
    }
  }

  @Test
  void loadsOnesOwnWriteBeforeItAnswers() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(loading(4))) {
      fill(memory, SPACE);

      RecallResult answer = memory.ask(everything().after("e9").query());

      assertThat(answer.hits()).extracting(Hit::id).contains("e9");
      assertThat(answer.degraded()).isEmpty();
    }
  }

  @Test
  void givesNoCursorBehindAPartOfASpace() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(loading(4))) {
      fill(memory, SPACE);
      Asked page = everything().mode(RecallMode.SIMILAR).k(2);

      RecallResult part = memory.ask(page.query());
      assertThat(part.partial()).isTrue();
      assertThat(part.cursor()).isNull();

      memory.ask(everything().exact().query());
      assertThat(memory.ask(page.query()).cursor()).isNotNull();
    }
  }

  @Test
  void learnsInAllOfTheSpaceHoweverLittleIsLoaded() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(loading(2))) {
      fill(memory, SPACE);
      memory.ask(everything().query());

      memory.watermark(TEN + 3_600_000);

      assertThat(memory.held(SPACE).isLoading()).isFalse();
      assertThat(memory.held(SPACE).index.size()).isEqualTo(ROWS);
    }
  }

  @Test
  void loadsAfterARestoreWhatWasUsedLastAsFarAsThereIsRoom() throws Exception {
    OperatorSubtaskState snapshot = snapshotOfThree();
    try (MemoryHarness memory = MemoryHarness.restore(holding(1 << 20, true), snapshot, 1, 0)) {
      assertThat(memory.held("a")).isNull();
      for (int i = 1; i < 9; i++) {
        memory.processingTime(1_000L * i);
      }
      assertThat(List.of("a", "b", "c")).allMatch(space -> memory.held(space) != null);
      RecallResult answer = memory.ask(everything().in("a").query());
      assertThat(answer.partial()).isFalse();
      assertThat(answer.hits()).hasSize(ROWS);
    }
    long room = bytesOfOne() * 2;
    try (MemoryHarness memory = MemoryHarness.restore(holding(room, true), snapshot, 1, 0)) {
      for (int i = 1; i < 9; i++) {
        memory.processingTime(1_000L * i);
      }
      assertThat(memory.held("b")).isNotNull();
      assertThat(memory.held("c")).isNull();
      assertThat(memory.hotBytesOverBudget()).isZero();
    }
    try (MemoryHarness memory = MemoryHarness.restore(holding(1 << 20, false), snapshot, 1, 0)) {
      memory.processingTime(1_000);
      assertThat(memory.held("b")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void holdsInTheMiddleOfLoadingWhatAFreshLoadGives(int seed) throws Exception {
    MemoryParameters parameters = holding(60_000, true);
    Random random = new Random(seed);
    int partial = 0;
    try (MemoryHarness memory = MemoryHarness.open(parameters)) {
      for (int i = 1; i <= 300; i++) {
        String space = "space-" + random.nextInt(3);
        long now = TEN + i * 200L;
        switch (random.nextInt(8)) {
          case 0 -> memory.watermark(now - 10_000);
          case 1, 2 -> memory.processingTime(i);
          case 3, 4 -> partial += memory.ask(everything().in(space).k(5).query()).partial() ? 1 : 0;
          default ->
              memory.store(
                  episode(
                      space,
                      "e" + i,
                      "f" + random.nextInt(300),
                      now + random.nextInt(10_000) - 5_000,
                      random.nextDouble(),
                      SeededEpisodes.unit(random, 2)));
        }
        if (i % 100 == 0) {
          assertEqualsFreshLoad(memory, parameters);
        }
      }
    }
    assertThat(partial).isGreaterThan(10);
  }

  private static void assertEqualsFreshLoad(MemoryHarness memory, MemoryParameters parameters)
      throws Exception {
    OperatorSubtaskState snapshot = memory.snapshot();
    try (MemoryHarness fresh = MemoryHarness.restore(parameters, snapshot, 1, 0)) {
      for (int space = 0; space < 3; space++) {
        RecallQuery all = everything().in("space-" + space).minSimilarity(-1).exact().query();
        assertThat(memory.ask(all).hits()).isEqualTo(fresh.ask(all).hits());
        memory.dump("space-" + space).assertSound(100);
      }
    }
  }

  /** Three spaces, of which {@code c} was used first and {@code b} last. */
  private static OperatorSubtaskState snapshotOfThree() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(1 << 20, true))) {
      for (String space : List.of("a", "b", "c")) {
        fill(memory, space);
      }
      for (String space : List.of("c", "a", "b")) {
        memory.clock.set(memory.clock.millis() + 1);
        memory.ask(everything().in(space).query());
      }
      return memory.snapshot();
    }
  }

  private static long bytesOfOne() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(1 << 20, true))) {
      fill(memory, SPACE);
      memory.ask(everything().exact().query());
      return memory.hotBytes();
    }
  }

  private static Asked everything() {
    return Asked.at(TEN, 1, 0).k(1_000);
  }

  private static void fill(MemoryHarness memory, String space) throws Exception {
    for (int i = 0; i < ROWS; i++) {
      memory.store(episode(space, "e" + i, "f" + i, TEN, 0.5, 1, 0.1f * i));
    }
  }

  private static MemoryParameters loading(int rows) {
    return MemoryOptions.parameters(new Configuration().set(HotTierOptions.LOAD_ROWS, rows));
  }

  private static MemoryParameters holding(long bytes, boolean preloads) {
    return MemoryOptions.parameters(
        new Configuration()
            .set(HotTierOptions.LOAD_ROWS, 4)
            .set(HotTierOptions.PRELOAD, preloads)
            .set(HotTierOptions.SIZE, new MemorySize(bytes)));
  }
}
