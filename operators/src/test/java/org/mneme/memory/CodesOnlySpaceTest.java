package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.dense.Vectors;
import org.mneme.model.Episode;
import org.mneme.model.Hit;
import org.mneme.model.MemoryWrite;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.TargetKind;

/** A space whose vectors do not fit into the hot tier: codes are held, vectors are in state. */
class CodesOnlySpaceTest {

  private static final int DIMENSION = 768;
  private static final int COUNT = 600;

  /** Vectors take 2 MB, the rest 1.5 at most, the vectors that are kept as they were read 0.8. */
  private static final long BUDGET = 2_600_000;

  private static final long END = TEN + COUNT * 1_000L;

  private final Random random = new Random(5);
  private final EmbeddedRows rows = new EmbeddedRows(1, DIMENSION, 20, 0.5);

  @Test
  void staysWithinTheBudgetAndAnswersWhatOneThatIsHeldWholeAnswers() throws Exception {
    try (MemoryHarness tight = MemoryHarness.open(holding(BUDGET));
        MemoryHarness roomy = MemoryHarness.open(holding(1L << 30))) {
      for (int i = 0; i < COUNT; i++) {
        Episode stored = stored(i);
        tight.store(stored);
        roomy.store(stored);
        if (i % 120 == 119) {
          assertThatAnswersAreEqual(tight, roomy);
          assertThat(tight.hotBytes()).isLessThanOrEqualTo(BUDGET);
        }
        if (i % 150 == 149) {
          tight.watermark(TEN + i * 1_000L);
          roomy.watermark(TEN + i * 1_000L);
        }
      }
      assertThat(roomy.hotBytes()).isGreaterThan(BUDGET);
      assertThat(roomy.held(SPACE).index.holdsVectors()).isTrue();
      assertThat(tight.held(SPACE).index.holdsVectors()).isFalse();
      assertThat(tight.hotBytesOverBudget()).isZero();

      OperatorSubtaskState snapshot = tight.snapshot();
      try (MemoryHarness restored = MemoryHarness.restore(holding(BUDGET), snapshot, 1, 0)) {
        assertThat(restored.ask(asked(10).exact().query()).hits()).isNotEmpty();
        assertThat(restored.held(SPACE).index.holdsVectors()).isFalse();
        assertThat(restored.hotBytesOverBudget()).isZero();
        roomy.ask(asked(10).exact().query());
        assertThat(restored.canonical(SPACE)).isEqualTo(tight.canonical(SPACE));
      }
    }
  }

  @Test
  void findsWhatIsNearToQueriesOfFewComponentsByTheirBytes() throws Exception {
    try (MemoryHarness tight = MemoryHarness.open(holding(BUDGET));
        MemoryHarness roomy = MemoryHarness.open(holding(1L << 30))) {
      for (int i = 0; i < COUNT; i++) {
        Episode stored = episode("e" + i, TEN + i * 1_000L, few(150));
        tight.store(stored);
        roomy.store(stored);
      }
      int found = 0;
      for (int i = 0; i < 40; i++) {
        float[] query = few(40);
        Asked similar = asked(query).k(10).mode(RecallMode.SIMILAR);
        List<String> expected = ids(roomy.ask(similar.query()));
        assertThat(ids(tight.ask(similar.exact().query()))).isEqualTo(expected);
        List<String> estimated =
            ids(tight.ask(asked(query).k(10).mode(RecallMode.SIMILAR).query()));
        assertThat(estimated).hasSize(10);
        found += (int) estimated.stream().filter(expected::contains).count();
      }
      assertThat(tight.held(SPACE).index.holdsVectors()).isFalse();
      assertThat(tight.hotBytesOverBudget()).isZero();
      assertThat(found).isGreaterThanOrEqualTo(398);
    }
  }

  private static List<String> ids(RecallResult result) {
    return result.hits().stream().map(Hit::id).toList();
  }

  /** A unit vector with so many components. */
  private float[] few(int components) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < components; i++) {
      vector[random.nextInt(DIMENSION)] = (float) random.nextGaussian();
    }
    Vectors.normalise(vector, 0, DIMENSION);
    return vector;
  }

  @Test
  void learnsTheSame() throws Exception {
    List<String> learned = learned(1L << 30);

    assertThat(learned(1)).hasSizeGreaterThan(30).isEqualTo(learned);
  }

  private static List<String> learned(long budget) throws Exception {
    try (HistoryPlay play = new HistoryPlay(holding(budget))) {
      play.playInOrder(RandomHistory.shortWithCommands(3));
      return play.learned();
    }
  }

  @Test
  void holdsItsVectorsAgainWhenEnoughOfItIsForgotten() throws Exception {
    try (MemoryHarness tight = MemoryHarness.open(holding(BUDGET));
        MemoryHarness roomy = MemoryHarness.open(holding(1L << 30))) {
      MemoryWrite forget = SeededCommands.forget(TargetKind.AGENT, "many", END);
      for (int i = 0; i < COUNT; i++) {
        Episode stored = SeededClusters.by(i < COUNT / 5 ? "few" : "many", "s", stored(i));
        tight.store(stored);
        roomy.store(stored);
      }
      tight.ask(asked(5).query());
      assertThat(tight.held(SPACE).index.holdsVectors()).isFalse();

      tight.write(forget);
      roomy.write(forget);
      tight.watermark(END + 60_000);
      roomy.watermark(END + 60_000);
      assertThatAnswersAreEqual(tight, roomy);
      // Rows that are empty again behind the others keep their room until it is loaded anew.
      tight.letGo(SPACE);
      assertThatAnswersAreEqual(tight, roomy);

      assertThat(tight.held(SPACE).index.size()).isBetween(COUNT / 5 - 5, COUNT / 5);
      assertThat(tight.held(SPACE).index.holdsVectors()).isTrue();
    }
  }

  private void assertThatAnswersAreEqual(MemoryHarness tight, MemoryHarness roomy)
      throws Exception {
    QueryFilter early =
        new QueryFilter(
            null, null, List.of(), List.of(), null, null, null, null, null, null, TEN + 90_000);
    for (RecallQuery query :
        List.of(
            asked(3).query(),
            asked(3).diverse().query(),
            asked(20).exact().query(),
            asked(8).minSimilarity(0.1).query(),
            asked(8).filter(early).query(),
            asked(8).mode(RecallMode.SIMILAR).text("task").query())) {
      RecallResult found = tight.ask(query);
      assertThat(found.hits()).isEqualTo(roomy.ask(query).hits());
      assertThat(found.hits().size()).isPositive();
      assertThat(found.partial()).isFalse();
    }
  }

  private Asked asked(int k) {
    return asked(rows.next()).k(k);
  }

  private static Asked asked(float[] vector) {
    return Asked.at(TEN + COUNT, vector).minSimilarity(-1);
  }

  private Episode stored(int number) {
    return episode(
        SPACE,
        "e" + number,
        "f" + number % 590,
        TEN + number * 1_000L,
        random.nextInt(5) / 4.0,
        rows.next());
  }

  private static MemoryParameters holding(long bytes) {
    Configuration config = new Configuration();
    config.set(HotTierOptions.SIZE, new MemorySize(bytes));
    return MemoryOptions.parameters(config);
  }
}
