package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingOptionsTest {

  @Test
  void worksWithoutAnyOption() {
    assertThat(EmbeddingOptions.parameters(new Configuration()))
        .isEqualTo(new EmbeddingParameters(EmbedderKind.HASHING, 384, 0));
  }

  @Test
  void readsTheOptions() {
    Configuration config =
        Configuration.fromMap(
            Map.of("mneme.embedding.embedder", "hashing", "mneme.embedding.dimension", "1024"));

    Embedder embedder = Embedders.of(EmbeddingOptions.parameters(config));

    assertThat(embedder).isInstanceOf(HashingEmbedder.class);
    assertThat(embedder.model()).isEqualTo("hashing-1024");
    assertThat(embedder.profile()).isEqualTo(HashingEmbedder.PROFILE);
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 4_097})
  void namesKeyAndValueOfADimensionOutOfRange(int dimension) {
    Configuration config = new Configuration().set(EmbeddingOptions.DIMENSION, dimension);

    assertThatThrownBy(() -> EmbeddingOptions.parameters(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mneme.embedding.dimension")
        .hasMessageContaining(Integer.toString(dimension));
  }

  @Test
  void namesKeyAndValueOfACacheOfLessThanNothing() {
    Configuration config = new Configuration().set(EmbeddingOptions.CACHED_TEXTS, -1);

    assertThatThrownBy(() -> EmbeddingOptions.parameters(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mneme.embedding.cached-texts")
        .hasMessageContaining("-1");
  }
}
