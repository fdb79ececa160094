package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;

class EmbeddingFunctionTest {

  private static final Episode EPISODE =
      Samples.episode("Book a flight", List.of("vip"), List.of("search", "book"));

  private OneInputStreamOperatorTestHarness<MemoryWrite, MemoryWrite> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        ProcessFunctionTestHarnesses.forProcessFunction(
            new EmbeddingFunction(EmbeddingParameters.DEFAULT));
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void embedsTheTextOfAnEpisodeWithoutAVector() throws Exception {
    harness.processElement(Samples.write(EPISODE), 5);

    MemoryWrite out = harness.extractOutputValues().get(0);
    Embedding expected = new HashingEmbedder(384).embed("Book a flight\nvip\nsearch book");
    assertThat(out.episode().embedding().model()).isEqualTo("hashing-384");
    assertThat(out.episode().embedding().f32()).isEqualTo(expected.f32());
    assertThat(out.episode().withEmbedding(null)).isEqualTo(EPISODE);
    assertThat(out.space()).isEqualTo("support");
    assertThat(out.origin()).usingRecursiveComparison().isEqualTo(Samples.ORIGIN);
  }

  @Test
  void bringsASuppliedVectorToNormOneAndKeepsItsModel() throws Exception {
    Episode supplied = EPISODE.withEmbedding(Embedding.of("my-model", new float[] {0, 3, 4}));

    harness.processElement(Samples.write(supplied), 5);

    Embedding out = harness.extractOutputValues().get(0).episode().embedding();
    assertThat(out.model()).isEqualTo("my-model");
    assertThat(out.toFloats()).containsExactly(0f, 0.6f, 0.8f);
    assertThat(supplied.embedding().toFloats()).containsExactly(0f, 3f, 4f);
  }

  @Test
  void givesAnEpisodeWithoutAnyTextAVectorToo() throws Exception {
    harness.processElement(Samples.write(Samples.episode("", List.of(), List.of())), 5);

    assertThat(harness.extractOutputValues().get(0).episode().embedding().f32())
        .isEqualTo(new HashingEmbedder(384).embed("").f32());
  }

  @Test
  void passesAWriteOfAnotherKindAsItIs() throws Exception {
    MemoryWrite other =
        new MemoryWrite("support", null, Samples.ORIGIN, null, null, null, null, null, null, false);

    harness.processElement(other, 5);

    assertThat(harness.extractOutputValues())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(other);
    assertThat(harness.getSideOutput(EmbeddingFunction.LATENCIES)).isNull();
  }

  @Test
  void samplesHowLongEachEpisodeTook() throws Exception {
    harness.processElement(Samples.write(EPISODE), 5);
    harness.processElement(
        Samples.write(EPISODE.withEmbedding(Embedding.of("m", new float[] {1, 1}))), 6);

    assertThat(harness.getSideOutput(EmbeddingFunction.LATENCIES))
        .extracting(sample -> sample.getValue().operation())
        .containsExactly("episode-completed.embed", "episode-completed.embed");
    assertThat(harness.getSideOutput(EmbeddingFunction.LATENCIES))
        .extracting(sample -> sample.getValue())
        .extracting(LatencySample::micros)
        .allMatch(micros -> micros >= 0);
  }

  @Test
  void keepsTheUidThatSavepointsKnow() {
    assertThat(EmbeddingFunction.UID).isEqualTo("embedding-episodes");
  }
}
