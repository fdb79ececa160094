package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Embedding;
import org.mneme.model.PackedVector;
import org.mneme.model.RecallQuery;

class QueryEmbeddingFunctionTest {

  private OneInputStreamOperatorTestHarness<RecallQuery, RecallQuery> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        ProcessFunctionTestHarnesses.forProcessFunction(
            new QueryEmbeddingFunction(EmbeddingParameters.DEFAULT));
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void embedsTheTextOfAQuery() throws Exception {
    RecallQuery query = Samples.query("cheap flight", null, null);

    harness.processElement(query, 5);

    RecallQuery out = harness.extractOutputValues().get(0);
    assertThat(out.embedding().model()).isEqualTo("hashing-384");
    assertThat(out.embedding().f32())
        .isEqualTo(new HashingEmbedder(384).embed("cheap flight").f32());
    assertThat(out.withEmbedding(null)).usingRecursiveComparison().isEqualTo(query);
  }

  @Test
  void bringsASuppliedVectorToNormOneAndPrefersItToTheText() throws Exception {
    harness.processElement(
        Samples.query("cheap flight", Embedding.of("m", new float[] {0, 3, 4}), null), 5);

    Embedding out = harness.extractOutputValues().get(0).embedding();
    assertThat(out.model()).isEqualTo("m");
    assertThat(out.toFloats()).containsExactly(0f, 0.6f, 0.8f);
  }

  @Test
  void embedsATextOnceThatIsAskedForAgainWhereVectorsAreKept() throws Exception {
    QueryEmbeddingFunction function =
        new QueryEmbeddingFunction(new EmbeddingParameters(EmbedderKind.HASHING, 384, 2));
    try (OneInputStreamOperatorTestHarness<RecallQuery, RecallQuery> keeping =
        ProcessFunctionTestHarnesses.forProcessFunction(function)) {
      for (String text : List.of("cheap flight", "cheap flight", "hotel", "cheap flight")) {
        keeping.processElement(Samples.query(text, null, null), 5);
      }

      List<RecallQuery> out = keeping.extractOutputValues();
      assertThat(out.get(1).embedding().f32()).isEqualTo(out.get(0).embedding().f32());
      assertThat(out.get(2).embedding().f32()).isNotEqualTo(out.get(0).embedding().f32());
      assertThat(out.get(3).embedding().f32()).isEqualTo(out.get(0).embedding().f32());
      assertThat(function.metrics.made.getCount()).isEqualTo(2);
      assertThat(function.cacheMisses.getCount()).isEqualTo(2);
      assertThat(function.cacheHits.getCount()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \n"})
  void passesAQueryWithoutTextAndVectorAsItIs(String text) throws Exception {
    RecallQuery query = Samples.query(text, null, null);

    harness.processElement(query, 5);

    assertThat(harness.extractOutputValues())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(query);
    assertThat(harness.getSideOutput(QueryEmbeddingFunction.LATENCIES)).isNull();
  }

  @Test
  void passesAPredictionAsItIs() throws Exception {
    RecallQuery query = Samples.prediction(PackedVector.pack(new float[] {1, 2}));

    harness.processElement(query, 5);

    assertThat(harness.extractOutputValues())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(query);
  }

  @Test
  void samplesHowLongEachQueryTook() throws Exception {
    harness.processElement(Samples.query("cheap flight", null, null), 5);

    assertThat(harness.getSideOutput(QueryEmbeddingFunction.LATENCIES))
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.getValue().operation()).isEqualTo("recall.embed");
              assertThat(sample.getValue().micros()).isNotNegative();
            });
  }

  @Test
  void keepsTheUidThatSavepointsKnow() {
    assertThat(QueryEmbeddingFunction.UID).isEqualTo("embedding-queries");
  }
}
