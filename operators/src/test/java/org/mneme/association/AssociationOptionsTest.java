package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.activation.FanExponent;

class AssociationOptionsTest {

  private final Configuration config = new Configuration();

  @Test
  void areTheDesignsNumbersUnlessToldOtherwise() {
    assertThat(AssociationOptions.parameters(config)).isEqualTo(SpreadingParameters.DEFAULT);
  }

  @Test
  void readTheExponentAsANumber() {
    assertThat(with(0)).isEqualTo(FanExponent.ZERO);
    assertThat(with(0.5)).isEqualTo(FanExponent.HALF);
    assertThat(with(1)).isEqualTo(FanExponent.ONE);
    assertThatThrownBy(() -> with(0.7))
        .hasMessage("mneme.association.fan-exponent is 0.7, but must be 0, 0.5 or 1");
  }

  @Test
  void nameTheOptionThatIsOutOfItsRange() {
    assertRefused(AssociationOptions.DECAY_PER_DAY, -1.0);
    assertRefused(AssociationOptions.FEEDBACK_GAIN, 1.1);
    assertRefused(AssociationOptions.SEED_EPISODES, 1_001);
    assertRefused(AssociationOptions.SEED_CONCEPTS, -1);
    assertRefused(AssociationOptions.SEED_TEMPERATURE, 0.0);
    assertRefused(AssociationOptions.HOPS, 9);
    assertRefused(AssociationOptions.TO_CONCEPT, 1.0);
    assertRefused(AssociationOptions.TO_EPISODE, -0.1);
    assertRefused(AssociationOptions.OVER_LINK, 1.0);
    assertRefused(AssociationOptions.LEAST_ACTIVATION, 1.1);
    assertRefused(AssociationOptions.WIDTH, 0);
  }

  private FanExponent with(double exponent) {
    config.set(AssociationOptions.FAN_EXPONENT, exponent);
    return AssociationOptions.parameters(config).fanExponent();
  }

  private static <T> void assertRefused(ConfigOption<T> option, T value) {
    Configuration wrong = new Configuration();
    wrong.set(option, value);
    assertThatThrownBy(() -> AssociationOptions.parameters(wrong))
        .hasMessageContaining(option.key() + " is " + value);
  }
}
