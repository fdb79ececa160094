package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallResult;

/** A ranking is read by pages that go on behind the last hit of the one before. */
class RankedPagesTest {

  private static final int ROWS = 60;

  @ParameterizedTest
  @EnumSource(
      value = RecallMode.class,
      names = {"RECALL", "SIMILAR"})
  void readTheWholeRankingWithoutRepeats(RecallMode mode) throws Exception {
    Configuration config = new Configuration().set(MemoryOptions.LEARN_FROM_RECALL, false);
    try (MemoryHarness memory = MemoryHarness.open(parameters(config))) {
      fill(memory, 3);
      List<String> whole = ids(memory.ask(asked(mode, 3).k(1_000).query()));

      List<String> read = new ArrayList<>();
      String cursor = null;
      do {
        RecallResult page = memory.ask(asked(mode, 3).k(7).cursor(cursor).query());
        read.addAll(ids(page));
        cursor = page.cursor();
        assertThat(page.hits().size()).isEqualTo(cursor == null ? ROWS % 7 : 7);
      } while (cursor != null);

      assertThat(read).isEqualTo(whole).hasSize(ROWS);
    }
  }

  @Test
  void leaveNothingOutAlthoughRecallsTeach() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters(new Configuration()))) {
      fill(memory, 3);
      assertThat(read(memory, asked(RecallMode.RECALL, 3).k(7)))
          .doesNotHaveDuplicates()
          .hasSize(ROWS);
    }
  }

  @Test
  void goOnExactlyWhereSignCodesChoseTheFirst() throws Exception {
    Configuration config = new Configuration();
    config.set(LadderOptions.SCAN_ROWS, 0);
    config.set(LadderOptions.CANDIDATES_PER_HIT, 1);
    config.set(LadderOptions.CANDIDATE_SHARE, 0.0);
    try (MemoryHarness memory = MemoryHarness.open(parameters(config))) {
      fill(memory, 768, 1_000, new Random(1));
      Asked asked = asked(RecallMode.SIMILAR, 768).k(100);
      List<String> first = ids(memory.ask(asked.query()));

      List<String> read = read(memory, asked);

      List<String> whole = ids(memory.ask(asked.k(1_000).cursor(null).exact().query()));
      int place = whole.indexOf(first.get(99)) + 1;
      assertThat(place).isGreaterThan(100);
      assertThat(read.subList(0, 100)).isEqualTo(first);
      assertThat(read.subList(100, read.size())).isEqualTo(whole.subList(place, 1_000));
    }
  }

  @Test
  void areNotMovedByWhatComesBeforeThem() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters(new Configuration()))) {
      fill(memory, 3);
      List<String> whole = ids(memory.ask(asked(RecallMode.SIMILAR, 3).k(1_000).query()));
      RecallResult first = memory.ask(asked(RecallMode.SIMILAR, 3).k(10).query());
      for (int i = 0; i < 50; i++) {
        memory.store(episode("new" + i, TEN, 1, 0, 0));
      }

      RecallResult second =
          memory.ask(asked(RecallMode.SIMILAR, 3).k(10).cursor(first.cursor()).query());

      assertThat(ids(first)).isEqualTo(whole.subList(0, 10));
      assertThat(ids(second)).isEqualTo(whole.subList(10, 20));
    }
  }

  @Test
  void goOnFromTheIdWhereScoresTie() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters(new Configuration()))) {
      for (int i = 0; i < 30; i++) {
        memory.store(episode("e%02d".formatted(i), TEN, 1, 0));
      }
      Asked same = Asked.at(TEN, 1, 0).kinds(HitKind.EPISODE).k(8);
      RecallResult first = memory.ask(same.query());

      RecallResult second = memory.ask(same.cursor(first.cursor()).query());

      assertThat(ids(second)).startsWith("e08").endsWith("e15");
    }
  }

  @Test
  void haveOneNow() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters(new Configuration()))) {
      fill(memory, 3);
      RecallResult first = memory.ask(asked(RecallMode.RECALL, 3).query());

      RecallResult second =
          memory.ask(
              Asked.at(TEN + 9_000, 1, 0, 0)
                  .kinds(HitKind.EPISODE)
                  .minSimilarity(-1)
                  .withoutNow()
                  .cursor(first.cursor())
                  .query());

      assertThat(second.asOf()).isEqualTo(first.asOf()).isEqualTo(TEN);
    }
  }

  @Test
  void areRefusedWhereTheCursorIsNotOfTheQuery() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters(new Configuration()))) {
      fill(memory, 3);
      String cursor = memory.ask(asked(RecallMode.RECALL, 3).query()).cursor();
      assertThat(cursor).isNotNull();
      for (Asked other :
          List.of(
              asked(RecallMode.SIMILAR, 3).cursor(cursor),
              asked(RecallMode.RECALL, 3).minSimilarity(0.5).cursor(cursor),
              asked(RecallMode.RECALL, 3).cursor("e7"),
              asked(RecallMode.RECALL, 3).cursor("!" + cursor.substring(1)))) {
        assertThat(memory.ask(other.query()).error().code()).isEqualTo("invalid-value");
      }
      for (Asked notRead :
          List.of(
              asked(RecallMode.RECALL, 3).diverse().cursor(cursor),
              asked(RecallMode.RECALL, 3).kinds(HitKind.EPISODE, HitKind.CONCEPT).cursor(cursor),
              asked(RecallMode.COMPLETE, 3).cursor(cursor))) {
        assertThat(memory.ask(notRead.query()).error().code()).isEqualTo("unsupported");
      }
      assertThat(memory.ask(asked(RecallMode.RECALL, 3).diverse().query()).cursor()).isNull();
    }
  }

  /** All pages of {@code asked}, one after the other. */
  private static List<String> read(MemoryHarness memory, Asked asked) throws Exception {
    List<String> read = new ArrayList<>();
    String cursor = null;
    do {
      RecallResult page = memory.ask(asked.cursor(cursor).query());
      read.addAll(ids(page));
      cursor = page.cursor();
    } while (cursor != null);
    return read;
  }

  private static Asked asked(RecallMode mode, int dimension) {
    float[] vector = new float[dimension];
    vector[0] = 1;
    if (dimension > 3) {
      vector = SeededEpisodes.unit(new Random(99), dimension);
    }
    return Asked.at(TEN, vector).mode(mode).kinds(HitKind.EPISODE).minSimilarity(-1).withoutNow();
  }

  private static void fill(MemoryHarness memory, int dimension) throws Exception {
    fill(memory, dimension, ROWS, new Random(1));
  }

  private static void fill(MemoryHarness memory, int dimension, int count, Random random)
      throws Exception {
    for (int i = 0; i < count; i++) {
      memory.store(
          episode(
              SPACE,
              "e" + i,
              "f" + i,
              TEN - random.nextInt(100) * 3_600_000L,
              random.nextDouble(),
              SeededEpisodes.unit(random, dimension)));
    }
  }

  private static List<String> ids(RecallResult result) {
    return result.hits().stream().map(Hit::id).toList();
  }

  private static MemoryParameters parameters(Configuration config) {
    return MemoryOptions.parameters(config);
  }
}
