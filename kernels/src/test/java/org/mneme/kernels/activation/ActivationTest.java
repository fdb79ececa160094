package org.mneme.kernels.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.Samples;
import org.mneme.kernels.dense.Vectors;

class ActivationTest {

  @Test
  void exampleUsage() {
    Activation activation = new Activation(0.5f, 0.1f);
    float[] similarities = {0.5f, 0.9f, -1f};
    float[] out = new float[3];

    activation.of(similarities, 0, out, 0, 3);

    assertThat(out[0]).isEqualTo(0.5f);
    assertThat(out[1]).isCloseTo(0.982f, within(1e-3f));
    assertThat(out[2]).isBetween(0f, 1e-6f);
  }

  @Test
  void theFusedPathIsItsThreeStepsOneAfterTheOther() {
    Activation activation = new Activation(0.2f, 0.05f);
    int n = 2500;
    int dimension = 24;
    float[] rows = Samples.unitRows(new Random(1), n, dimension);
    float[] query = Samples.unitRows(new Random(2), 1, dimension);
    int[] fans = new Random(3).ints(n, 0, 50).toArray();
    for (FanExponent exponent : FanExponent.values()) {
      float[] out = new float[n];

      activation.ofRows(query, 0, rows, dimension, fans, exponent, out);

      for (int row = 0; row < n; row++) {
        float similarity = Vectors.dot(query, 0, rows, row * dimension, dimension);
        float expected = activation.of(similarity) / exponent.power(fans[row]);
        assertThat(out[row] / expected).isCloseTo(1f, within(1e-6f));
      }
    }
  }

  @Test
  void arrivalsCombineLikeIndependentCauses() {
    float[] activations = {0f, 0.5f, 0.5f, 1f};
    float[] atNodes = {0f, 0f};

    Spread.accumulate(activations, 0, new float[] {0.25f, 0.5f, 0f, 0.3f}, 0, 4);
    Spread.accumulateAt(atNodes, new int[] {1, 1, 0}, new float[] {0.5f, 0.5f, 0.125f}, 0, 3);

    assertThat(activations).containsExactly(0.25f, 0.75f, 0.5f, 1f);
    assertThat(atNodes).containsExactly(0.125f, 0.75f);
  }

  @Test
  void refusesParametersAndRangesOutOfBounds() {
    float[] two = new float[2];

    assertThatThrownBy(() -> new Activation(Float.NaN, 1f))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Activation(0f, 0f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("temperature 0.0 must be above 0 and finite");
    assertThatThrownBy(() -> new Activation(0f, 1f).of(two, 1, two, 0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Spread.divideByFan(two, 0, new int[1], 0, 2, FanExponent.ONE))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Spread.accumulate(two, 0, two, 1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Spread.accumulateAt(two, new int[1], two, 0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
