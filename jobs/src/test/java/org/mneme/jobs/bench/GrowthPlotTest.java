package org.mneme.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthPlotTest {

  private static final Table TABLE =
      new Table(
          "",
          List.of("episodes", "store µs", "recall < µs"),
          List.of(
              List.of("1,000", "10", "100"),
              List.of("10,000", "10", "-"),
              List.of("100,000", "10", "10,000")));

  @Test
  void aDecadeIsAsWideEverywhere() {
    String svg = GrowthPlot.svg(TABLE, List.of(1, 2));

    // Flat at the bottom, in two steps of equal width; from the first decade above it to the top.
    assertThat(svg)
        .startsWith("<svg ")
        .contains("points=\"60.0,340.0 245.0,340.0 430.0,340.0\"")
        .contains("points=\"60.0,233.3 430.0,20.0\"")
        .contains(">recall &lt; µs</text>", ">100,000</text>", ">episodes</text>")
        .endsWith("</svg>\n");
  }

  @Test
  void refusesWhatHasNoNumbers() {
    assertThatThrownBy(
            () -> GrowthPlot.svg(new Table("", List.of("a", "b"), List.of()), List.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[a, b]");
  }
}
