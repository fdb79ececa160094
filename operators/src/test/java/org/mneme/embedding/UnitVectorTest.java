package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Embedding;

class UnitVectorTest {

  @Test
  void dividesByTheNorm() {
    Embedding unit = UnitVector.of(Embedding.of("m", new float[] {3, -4}), "episode s/e");

    assertThat(unit.model()).isEqualTo("m");
    assertThat(unit.toFloats()).containsExactly(0.6f, -0.8f);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 384, 1_536, 4_096})
  void keepsTheBitsOfAVectorThatWentThroughBefore(int dimension) {
    Random random = new Random(dimension);
    for (int i = 0; i < 100; i++) {
      float[] vector = new float[dimension];
      for (int d = 0; d < dimension; d++) {
        vector[d] = (float) random.nextGaussian() * 10;
      }
      Embedding once = UnitVector.of(Embedding.of("m", vector), "episode s/e");

      assertThat(UnitVector.of(once, "episode s/e")).isSameAs(once);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.MIN_VALUE, 1e-30f, 1f, Float.MAX_VALUE})
  void bringsTheSmallestAndTheLargestVectorsToNormOne(float component) {
    float[] unit =
        UnitVector.of(Embedding.of("m", new float[] {component, component}), "episode s/e")
            .toFloats();

    assertThat((double) unit[0]).isCloseTo(Math.sqrt(0.5), within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, Float.NaN, Float.POSITIVE_INFINITY})
  void namesTheOwnerOfAVectorThatDecodingShouldHaveRefused(float component) {
    Embedding broken = Embedding.of("m", new float[] {component, 0});

    assertThatThrownBy(() -> UnitVector.of(broken, "episode s/e"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("episode s/e")
        .hasMessageContaining("model m");
  }
}
