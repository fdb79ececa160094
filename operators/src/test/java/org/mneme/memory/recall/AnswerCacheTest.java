package org.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mneme.memory.MemoryHarness.WALL_CLOCK;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.memory.AnswerCacheOptions;
import org.mneme.memory.HistoryQueries;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.RandomHistory;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/** Answers that are kept are those that would be given. */
class AnswerCacheTest {

  private static final long HOUR = 3_600_000;

  @Test
  void answersTheSameQueryAgainInTheNameOfWhoAsks() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(keeping(10))) {
      memory.store(episode("e1", TEN, 1, 0), episode("e2", TEN, 0, 1));
      RecallQuery first = query(WALL_CLOCK, 2, 1, 0);
      RecallQuery second = named(first, "other", "reply");

      RecallResult computed = memory.ask(first);
      RecallResult kept = memory.ask(second);

      assertThat(kept.tookMicros()).containsOnlyKeys("cache", "total");
      assertThat(kept.query()).isEqualTo("other");
      assertThat(kept.replyKey()).isEqualTo("reply");
      assertThat(kept.hits()).isEqualTo(computed.hits()).hasSize(2);
      assertThat(kept.asOf()).isEqualTo(second.asOf());
    }
  }

  @Test
  void forgetsAnswersWhenTheirSpaceIsWrittenToAndNoOther() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(keeping(10))) {
      memory.store(episode("e1", TEN, 1, 0));
      memory.store(episode("b", "e1", "f", TEN, 0.5, 1, 0));
      RecallQuery here = query(WALL_CLOCK, 9, 1, 0);
      RecallQuery there = query("b", RecallMode.RECALL, QueryFilter.NONE, WALL_CLOCK, 9, 1, 0);
      memory.ask(here);
      memory.ask(there);

      memory.store(episode("e2", TEN, 1, 0));

      assertThat(memory.ask(here).hits()).hasSize(2);
      assertThat(memory.ask(there).tookMicros()).containsKey("cache");
    }
  }

  @Test
  void tellsQueriesApartByAllThatAnAnswerDependsOn() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(keeping(100))) {
      memory.store(episode("e1", TEN, 1, 0), episode("e2", TEN, 0, 1));
      memory.ask(query(WALL_CLOCK, 2, 1, 0));

      assertThat(
              List.of(
                  memory.ask(query(WALL_CLOCK, 1, 1, 0)),
                  memory.ask(query(WALL_CLOCK, 2, 0, 1)),
                  memory.ask(query(WALL_CLOCK + 1, 2, 1, 0)),
                  memory.ask(
                      query(SPACE, RecallMode.SIMILAR, QueryFilter.NONE, WALL_CLOCK, 2, 1, 0))))
          .noneMatch(answer -> answer.tookMicros().containsKey("cache"));
    }
  }

  @Test
  void letsAnAnswerGoThatIsTooOldOrNotAskedForLongest() {
    AnswerCache cache = new AnswerCache(2, HOUR);
    List<RecallQuery> queries =
        List.of(query(TEN, 1, 1, 0), query(TEN, 2, 1, 0), query(TEN, 3, 1, 0));
    for (RecallQuery query : queries) {
      cache.put(AskedQuery.of(query), RecallResult.expired(query), TEN);
    }

    assertThat(cache.size()).isEqualTo(2);
    assertThat(get(cache, queries.get(0), TEN)).isNull();
    assertThat(get(cache, queries.get(1), TEN + HOUR)).isNotNull();
    assertThat(get(cache, queries.get(1), TEN + HOUR + 1)).isNull();
    assertThat(get(cache, queries.get(2), TEN)).isNotNull();
    cache.changed(SPACE);
    assertThat(get(cache, queries.get(2), TEN)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void givesTheAnswersOfAMemoryWithoutOneAfterAnyHistory(int seed) throws Exception {
    List<String> without = answers(seed, keeping(0));
    List<String> with = answers(seed, keeping(40));

    assertThat(with).isEqualTo(without).hasSizeGreaterThan(500);
    assertThat(with).anyMatch(answer -> answer.contains("e0"));
  }

  @Test
  void isRefusedWhereRecallsChangeAnswers() {
    Configuration config = new Configuration().set(AnswerCacheOptions.ANSWERS, 10);

    assertThatThrownBy(() -> MemoryOptions.parameters(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mneme.query-cache.answers is 10")
        .hasMessageContaining("mneme.memory.learn-from-recall");
  }

  /** Of a few queries, over and over, between the writes and windows of a history. */
  private static List<String> answers(int seed, MemoryParameters parameters) throws Exception {
    List<RecallResult> answers = new ArrayList<>();
    Random random = new Random(seed);
    List<RecallQuery> queries = HistoryQueries.of(new Random(seed), WALL_CLOCK);
    try (MemoryHarness memory = MemoryHarness.open(parameters, new HashMapStateBackend())) {
      for (RandomHistory.Entry entry : RandomHistory.shortWithCommands(seed)) {
        memory.watermark(entry.at() - 1);
        ask(memory, queries, random, answers);
        memory.write(entry.write());
        ask(memory, queries, random, answers);
      }
    }
    if (parameters.answerCache().answers() > 0) {
      assertThat(answers)
          .filteredOn(a -> a.tookMicros().containsKey("cache"))
          .hasSizeGreaterThan(9);
    }
    return answers.stream()
        .map(answer -> answer.hits() + " " + answer.degraded() + answer.asOf() + answer.error())
        .toList();
  }

  private static void ask(
      MemoryHarness memory, List<RecallQuery> queries, Random random, List<RecallResult> answers)
      throws Exception {
    for (int i = random.nextInt(10); i > 0; i--) {
      answers.add(memory.ask(queries.get(random.nextInt(queries.size()))));
    }
  }

  private static RecallResult get(AnswerCache cache, RecallQuery query, long now) {
    return cache.get(AskedQuery.of(query), query, now);
  }

  private static MemoryParameters keeping(int answers) {
    Configuration config = new Configuration();
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    config.set(AnswerCacheOptions.ANSWERS, answers);
    return MemoryOptions.parameters(config);
  }

  private static RecallQuery named(RecallQuery query, String id, String replyKey) {
    return new RecallQuery(
        id,
        query.space(),
        query.text(),
        query.embedding(),
        query.k(),
        query.minSimilarity(),
        query.kinds(),
        query.filter(),
        query.mode(),
        query.ids(),
        query.cursor(),
        query.hops(),
        5_000L,
        query.exact(),
        query.explain(),
        query.diverse(),
        query.after(),
        query.at(),
        query.state(),
        replyKey,
        query.origin());
  }
}
