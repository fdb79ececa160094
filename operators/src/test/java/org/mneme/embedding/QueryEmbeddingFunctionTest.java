package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;

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
