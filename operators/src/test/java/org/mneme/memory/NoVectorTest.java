package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.Hit;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallMode;
import org.mneme.model.RejectionReason;

/** Episodes whose vector could not be made. */
class NoVectorTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long END = DEFAULTS.windowEnd(TEN);

  @Test
  void areFoundByTheirWordsBeforeAndAfterTheyAreLearnedAndAfterARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(without("boston"), episode("seattle", TEN, 1, 0));
      assertBostonIsFound(memory);
      memory.watermark(END + 60_000);
      assertBostonIsFound(memory);
      snapshot = memory.snapshot();
    }
    try (MemoryHarness memory = MemoryHarness.restore(DEFAULTS, snapshot, 1, 0)) {
      assertBostonIsFound(memory);
    }
  }

  private static void assertBostonIsFound(MemoryHarness memory) throws Exception {
    List<Hit> hits = memory.ask(Asked.at(TEN + 1, 1, 0).text("boston").query()).hits();
    assertThat(hits).extracting(Hit::id).contains("boston", "seattle");
    Hit boston = hits.stream().filter(hit -> hit.id().equals("boston")).findFirst().orElseThrow();
    assertThat(boston.parts().get("similarity")).isZero();
    assertThat(boston.parts().get("text")).isPositive();
  }

  @Test
  void areFoundByNothingThatLooksForVectorsAlone() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(without("boston"), episode("seattle", TEN, 1, 0));
      Asked similar = Asked.at(TEN + 1, 1, 0).mode(RecallMode.SIMILAR).minSimilarity(0.1);

      assertThat(memory.ask(similar.query()).hits()).extracting(Hit::id).containsExactly("seattle");
    }
  }

  @Test
  void pinTheModelThatTheirVectorWasToBeOf() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(without("boston"));
      memory.store(
          episode("seattle", TEN, 1, 0).withEmbedding(Embedding.of("other", new float[] {1, 0})));

      assertThat(memory.rejected())
          .singleElement()
          .satisfies(
              rejection ->
                  assertThat(rejection.reason()).isEqualTo(RejectionReason.EMBEDDING_MISMATCH));
    }
  }

  @Test
  void areSimilarOnceTheirVectorHasCome() throws Exception {
    OperatorSubtaskState snapshot;
    Asked similar = Asked.at(TEN + 1, 1, 0).mode(RecallMode.SIMILAR).minSimilarity(0.1);
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(without("boston"), episode("seattle", TEN, 0, 1));
      memory.watermark(END + 60_000);
      assertThat(memory.ask(similar.query()).hits()).isEmpty();

      memory.write(again("boston", 1, 0));

      assertThat(memory.ask(similar.query()).hits()).extracting(Hit::id).containsExactly("boston");
      assertThat(memory.acknowledged().get(2).embedding().isNone()).isFalse();
      memory.watermark(END + 120_000);
      assertThat(memory.ask(similar.query()).hits())
          .singleElement()
          .satisfies(hit -> assertThat(hit.digest().occurrences()).isEqualTo(1));
      snapshot = memory.snapshot();
    }
    try (MemoryHarness memory = MemoryHarness.restore(DEFAULTS, snapshot, 1, 0)) {
      assertThat(memory.ask(similar.query()).hits()).extracting(Hit::id).containsExactly("boston");
    }
  }

  @Test
  void keepTheVectorThatTheyHaveAndAreNotStoredOnceTheyAreGone() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("seattle", TEN, 0, 1));
      memory.write(again("seattle", 1, 0), again("evicted", 1, 0));
      Asked similar = Asked.at(TEN + 1, 1, 0).mode(RecallMode.SIMILAR).minSimilarity(0.1);

      assertThat(memory.ask(similar.query()).hits()).isEmpty();
      assertThat(memory.acknowledged()).hasSize(1);
    }
  }

  private static MemoryWrite again(String id, float... vector) {
    Episode episode = episode(id, TEN, vector);
    return SeededEpisodes.write(episode).forAnotherTry().withEpisode(episode);
  }

  private static Episode without(String id) {
    return episode(id, TEN).withEmbedding(Embedding.none(SeededEpisodes.MODEL, 2));
  }
}
