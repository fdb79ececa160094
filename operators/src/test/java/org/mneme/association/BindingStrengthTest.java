package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BindingStrengthTest {

  private static final long TEN_DAYS = Duration.ofDays(10).toMillis();
  private static final BindingStrength LINEAR =
      new BindingStrength(BindingDecay.LINEAR, 0.05, 0.1, 0.1, 0.1, 0.05);

  private final BindingStrength strength = BindingStrength.DEFAULT;

  @Test
  void startsWithWhatTheCosineIsAboveTheThreshold() {
    assertThat(strength.initial(0.8, 0.75, 0.5)).isEqualTo(0.4, within(1e-12));
    assertThat(strength.initial(0.8, 1, 0.5)).isEqualTo(0.8, within(1e-12));
    assertThat(strength.initial(0.8, 0.5, 0.5)).isZero();
    assertThat(strength.initial(0.8, 0.4, 0.5)).isZero();
  }

  @Test
  void movesTowardsOneWhenItHelpedAndTowardsZeroWhenItHurt() {
    assertThat(strength.helped(0.5)).isEqualTo(0.55, within(1e-12));
    assertThat(strength.helped(1)).isEqualTo(1);
    assertThat(strength.hurt(0.5)).isEqualTo(0.45, within(1e-12));
    assertThat(strength.hurt(0)).isZero();
  }

  @Test
  void fadesWithTimeAndFasterTheMoreIsBound() {
    assertThat(strength.decayed(0.8, 0, 7)).isEqualTo(0.8);
    assertThat(strength.decayed(0.8, TEN_DAYS, 1)).isEqualTo(0.8 * Math.exp(-0.5), within(1e-12));
    assertThat(strength.decayed(0.8, TEN_DAYS, 0)).isEqualTo(strength.decayed(0.8, TEN_DAYS, 1));
    assertThat(strength.decayed(0.8, TEN_DAYS, 20))
        .isEqualTo(0.8 * Math.exp(-0.5 * (1 + 0.1 * Math.log(20))), within(1e-12));
  }

  @Test
  void fadesAlongALineWhenToldSo() {
    assertThat(LINEAR.decayed(0.8, TEN_DAYS, 1)).isEqualTo(0.4, within(1e-12));
    assertThat(LINEAR.decayed(0.8, 3 * TEN_DAYS, 1)).isZero();
  }

  @Test
  void countsTimeThatRunsBackwardsAsNone() {
    assertThat(strength.decayed(0.8, -TEN_DAYS, 3)).isEqualTo(0.8);
    assertThat(LINEAR.decayed(0.8, -TEN_DAYS, 3)).isEqualTo(0.8);
  }

  @Test
  void isLostBelowTheLeastStrength() {
    assertThat(strength.isLost(0.049)).isTrue();
    assertThat(strength.isLost(0.05)).isFalse();
  }

  @Test
  void refusesParametersOutOfTheirRanges() {
    assertThatThrownBy(() -> new BindingStrength(BindingDecay.LINEAR, -1, 0.1, 0.1, 0.1, 0.05))
        .hasMessageContaining("decay-per-day");
    assertThatThrownBy(
            () -> new BindingStrength(BindingDecay.LINEAR, 1, Double.NaN, 0.1, 0.1, 0.05))
        .hasMessageContaining("decay-fan-weight");
    assertThatThrownBy(() -> new BindingStrength(BindingDecay.LINEAR, 1, 0.1, 2, 0.1, 0.05))
        .hasMessageContaining("feedback-gain");
    assertThatThrownBy(() -> new BindingStrength(BindingDecay.LINEAR, 1, 0.1, 0.1, -0.1, 0.05))
        .hasMessageContaining("feedback-loss");
    assertThatThrownBy(() -> new BindingStrength(BindingDecay.LINEAR, 1, 0.1, 0.1, 0.1, 1))
        .hasMessageContaining("least-strength");
  }

  @ParameterizedTest
  @EnumSource(BindingDecay.class)
  void saysWhenABindingIsLost(BindingDecay decay) {
    BindingStrength law = new BindingStrength(decay, 0.05, 0.1, 0.1, 0.1, 0.05);
    for (int fanOut : new int[] {0, 1, 100}) {
      long until = law.millisUntilLost(0.6, fanOut);

      assertThat(law.isLost(law.decayed(0.6, until - 60_000, fanOut))).isFalse();
      assertThat(law.isLost(law.decayed(0.6, until + 60_000, fanOut))).isTrue();
    }
    assertThat(law.millisUntilLost(0.04, 1)).isZero();
    assertThat(new BindingStrength(decay, 0, 0.1, 0.1, 0.1, 0.05).millisUntilLost(0.6, 1))
        .isEqualTo(Long.MAX_VALUE);
  }
}
