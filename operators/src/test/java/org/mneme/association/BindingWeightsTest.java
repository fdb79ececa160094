package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.association.Concepts.concept;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.kernels.activation.FanExponent;

class BindingWeightsTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final long A_YEAR = 365L * 86_400_000;

  @ParameterizedTest
  @EnumSource(BindingDecay.class)
  void areStrengthsDecayedUntilNow(BindingDecay decay) {
    BindingStrength law = new BindingStrength(decay, 0.05, 0.1, 0.1, 0.1, 0.05);
    BindingWeights weights =
        new BindingWeights(
            new SpreadingParameters(
                50, 20, 0.1, 3, 0.8, 0.6, 0.3, FanExponent.HALF, 0.001, 1_000, law));
    SplittableRandom random = new SplittableRandom(1);
    ConceptIndex concepts = new ConceptIndex(1);
    for (int fan = 0; fan < 70; fan++) {
      int slot = concepts.put(concept("c" + fan, fan), new float[] {1});
      BoundRows rows = new BoundRows();
      for (int i = 0; i < fan; i++) {
        rows.add(i, (float) random.nextDouble(), NOW + A_YEAR / 8 - random.nextLong(A_YEAR));
      }
      weights.begin(concepts, NOW);
      float[] all = weights.of(slot, rows).clone();
      for (int i = 0; i < fan; i++) {
        double expected = law.decayed(rows.strengths[i], NOW - rows.times[i], fan);
        assertThat((double) all[i]).isEqualTo(expected, within(2e-6));
        assertThat(weights.of(slot, rows.strengths[i], rows.times[i])).isEqualTo(all[i]);
      }
    }
  }
}
