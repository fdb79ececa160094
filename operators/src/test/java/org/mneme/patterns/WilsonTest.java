package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonTest {

  @Test
  void givesThePublishedIntervals() {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    assertThat(Wilson.lower(81, 263)).isCloseTo(0.2553, within(1e-4));
    assertThat(Wilson.upper(81, 263)).isCloseTo(0.3662, within(1e-4));
    assertThat(Wilson.lower(15, 148)).isCloseTo(0.0624, within(1e-4));
    assertThat(Wilson.upper(15, 148)).isCloseTo(0.1605, within(1e-4));
    assertThat(Wilson.lower(0, 20)).isEqualTo(0);
    assertThat(Wilson.upper(0, 20)).isCloseTo(0.1611, within(1e-4));
    assertThat(Wilson.lower(29, 29)).isCloseTo(0.8830, within(1e-4));
    assertThat(Wilson.upper(29, 29)).isCloseTo(1, within(1e-12));
  }

  @Test
  void knowsNothingOfNothing() {
    assertThat(Wilson.lower(0, 0)).isEqualTo(0);
    assertThat(Wilson.upper(0, 0)).isEqualTo(1);
  }
}
