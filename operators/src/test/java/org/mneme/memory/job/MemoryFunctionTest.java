package org.mneme.memory.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.memory.Asked;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.SeededEpisodes;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallResult;
import org.mneme.model.RejectionReason;

class MemoryFunctionTest {

  private static final long HOUR = 3_600_000L;

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(episode("north", TEN, 1, 0), episode("east", TEN, 0, 1));

      RecallResult result = memory.ask(query(TEN, 10, 0.8f, 0.6f));

      assertThat(result.hits()).extracting(Hit::id).containsExactly("north", "east");
      Hit best = result.hits().get(0);
      assertThat(best.parts().get("similarity")).isEqualTo(0.8, within(1e-6));
      assertThat(best.digest().summary()).isEqualTo("summary of north");
      assertThat(memory.acknowledged())
          .extracting(Episode::status)
          .containsExactly(EpisodeStatus.STORED, EpisodeStatus.STORED);
    }
  }

  @Test
  void explainsTheScoreByItsParts() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(episode(SeededEpisodes.SPACE, "a", "a", TEN - HOUR, 0.4, 0.6f, 0.8f));

      Hit hit = memory.ask(query(TEN, 1, 1, 0)).hits().get(0);

      double retention = Math.pow(1 + 185.5, -0.136);
      assertThat(hit.parts()).containsOnlyKeys("similarity", "retention", "value");
      assertThat(hit.parts().get("retention")).isEqualTo(retention, within(1e-5));
      assertThat(hit.score()).isEqualTo(0.6 * (0.85 + 0.05 * retention + 0.10 * 0.4), within(1e-5));
      assertThat(hit.confidence()).isEqualTo(0.6, within(1e-6));
      assertThat(hit.path()).singleElement().satisfies(p -> assertThat(p.to()).isEqualTo("a"));
    }
  }

  @Test
  void ranksBySimilarityAloneWhenAskedForSimilar() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(
          episode(SeededEpisodes.SPACE, "worthless", "w", TEN - 1_000 * HOUR, 0, 1, 0),
          episode(SeededEpisodes.SPACE, "precious", "p", TEN, 1, 0.95f, 0.3122499f));

      RecallResult result =
          memory.ask(
              query(SeededEpisodes.SPACE, RecallMode.SIMILAR, QueryFilter.NONE, TEN, 2, 1, 0));

      assertThat(result.hits()).extracting(Hit::id).containsExactly("worthless", "precious");
      assertThat(result.hits().get(0).parts()).containsOnlyKeys("similarity");
    }
  }

  @Test
  void strengthensWhatItRecallsAndOnlyThat() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(episode("a", TEN - 24 * HOUR, 1, 0), episode("b", TEN - 24 * HOUR, 0, 1));
      double before = memory.ask(query(TEN, 1, 1, 0)).hits().get(0).parts().get("retention");

      List<Hit> after = memory.ask(query(TEN + HOUR, 2, 1, 0)).hits();

      double stability = 1 + 10 * (1 - Math.pow(1 + 185.5 * 24, -0.136));
      assertThat(before).isEqualTo(Math.pow(1 + 185.5 * 24, -0.136), within(1e-5));
      assertThat(after.get(0).parts().get("retention"))
          .isEqualTo(Math.pow(1 + 185.5 / stability, -0.136), within(1e-4));
      assertThat(after.get(1).parts().get("retention"))
          .isEqualTo(Math.pow(1 + 185.5 * 25, -0.136), within(1e-5));
    }
  }

  @Test
  void leavesNoUsageBehindWhenToldNotToLearnFromRecall() throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(config))) {
      memory.store(episode("a", TEN - 24 * HOUR, 1, 0));

      List<Hit> first = memory.ask(query(TEN, 1, 1, 0)).hits();

      assertThat(memory.ask(query(TEN, 1, 1, 0)).hits()).isEqualTo(first);
    }
  }

  @Test
  void acknowledgesWithoutStoringWhatIsNotSalientOrAbandoned() throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.SALIENCE_THRESHOLD, 0.31);
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(config))) {
      memory.store(
          episode("dull", TEN, 1, 0),
          episode("left", TEN, 1, 0).withStatus(EpisodeStatus.ABANDONED));

      assertThat(memory.acknowledged())
          .extracting(Episode::status)
          .containsExactly(EpisodeStatus.BELOW_SALIENCE, EpisodeStatus.ABANDONED);
      assertThat(memory.ask(query(TEN, 1, 1, 0)).hits()).isEmpty();
      assertThat(memory.timers()).isZero();
    }
  }

  @Test
  void recognisesAnEpisodeItHasAndRefusesAnotherUnderItsId() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(episode("a", TEN, 1, 0), episode("a", TEN, 1, 0));
      memory.store(episode(SeededEpisodes.SPACE, "a", "other", TEN, 0.5, 0, 1));

      assertThat(memory.acknowledged()).hasSize(1);
      assertThat(memory.rejected())
          .singleElement()
          .satisfies(r -> assertThat(r.reason()).isEqualTo(RejectionReason.LATE));
      assertThat(memory.ask(query(TEN, 9, 1, 0)).hits()).hasSize(1);
    }
  }

  @Test
  void refusesVectorsOfAnotherModelOrDimension() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(
          episode("a", TEN, 1, 0),
          episode("longer", TEN, 1, 0, 0),
          episode("foreign", TEN, 1, 0).withEmbedding(Embedding.of("other", new float[] {1, 0})));
      RecallResult answer = memory.ask(query(TEN, 1, 1, 0, 0));

      assertThat(memory.rejected())
          .extracting(r -> r.reason())
          .containsExactly(
              RejectionReason.EMBEDDING_MISMATCH,
              RejectionReason.EMBEDDING_MISMATCH,
              RejectionReason.EMBEDDING_MISMATCH);
      assertThat(answer.error().code()).isEqualTo("embedding-mismatch");
      assertThat(answer.hits()).isEmpty();
      assertThat(memory.acknowledged())
          .extracting(Episode::status)
          .containsExactly(EpisodeStatus.STORED, EpisodeStatus.REJECTED, EpisodeStatus.REJECTED);
    }
  }

  @Test
  void saysWhatItDoesNotServe() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      Asked list = Asked.at(TEN).mode(RecallMode.LIST).kinds(HitKind.EPISODE, HitKind.CONCEPT);

      assertThat(memory.ask(list.query()).error().code()).isEqualTo("unsupported");
      assertThat(memory.rejected()).hasSize(1);
    }
  }

  @Test
  void saysThatItCannotCompareWithoutAVectorInsteadOfReturningAnything() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(episode("a", TEN, 1, 0));

      RecallResult answer =
          memory.ask(query(SeededEpisodes.SPACE, RecallMode.SIMILAR, QueryFilter.NONE, TEN, 1));

      assertThat(answer.hits()).isEmpty();
      assertThat(answer.degraded()).containsExactly("similarity");
    }
  }

  @Test
  void answersAnOldQueryAsExpired() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(episode("a", TEN, 1, 0));

      RecallResult late = memory.ask(query(MemoryHarness.WALL_CLOCK - 30_001, 1, 1, 0));

      assertThat(late.expired()).isTrue();
      assertThat(late.hits()).isEmpty();
      assertThat(memory.ask(query(MemoryHarness.WALL_CLOCK - 30_000, 1, 1, 0)).expired()).isFalse();
    }
  }

  @Test
  void reachesASpaceOnlyThroughItsKey() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(
          episode("blue", "e1", "f", TEN, 1, 1, 0), episode("red", "e1", "f", TEN, 1, 0, 1));
      memory.watermark(TEN + 60_000);

      RecallResult red =
          memory.ask(query("red", RecallMode.RECALL, QueryFilter.NONE, TEN, 9, 1, 0));

      assertThat(red.hits()).singleElement().satisfies(h -> assertThat(h.score()).isLessThan(0.5));
      assertThat(
              memory.ask(query("green", RecallMode.RECALL, QueryFilter.NONE, TEN, 9, 1, 0)).hits())
          .isEmpty();
    }
  }

  @Test
  void filtersBeforeItChooses() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      Stream.of("a", "b", "c").forEach(id -> store(memory, id, TEN));
      store(memory, "old", TEN - HOUR);
      QueryFilter before =
          new QueryFilter(
              null, null, List.of(), List.of(), null, null, null, null, null, null, TEN);

      RecallResult result =
          memory.ask(query(SeededEpisodes.SPACE, RecallMode.RECALL, before, TEN, 1, 1, 0));

      assertThat(result.hits()).extracting(Hit::id).containsExactly("old");
    }
  }

  private static void store(MemoryHarness memory, String id, long closedAt) {
    try {
      memory.store(episode(id, closedAt, 1, 0));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static MemoryParameters parameters() {
    return MemoryOptions.parameters(new Configuration());
  }
}
