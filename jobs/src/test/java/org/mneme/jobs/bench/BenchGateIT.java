package org.mneme.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The short form of the gate, on what was built: kernels and operators against {@code
 * benchmarks/baseline.json}, each ratio within one process.
 */
class BenchGateIT {

  private static final String DOT = "SIMD/scalar dot of 768";

  private final Checkout checkout = new Checkout(Path.of(System.getProperty("mneme.root")));
  private final PrintWriter said = new PrintWriter(new StringWriter());
  private Ratios baseline;

  @BeforeEach
  void readBaseline() throws Exception {
    baseline = Ratios.read(checkout.baseline());
  }

  @Test
  void nothingIsMuchSlowerThanItWas() throws Exception {
    assertThat(Gate.shortFailures(baseline, () -> known(RatioMeter.SHORT))).isEmpty();
  }

  /** Much slower, without another change: the gate must see it. */
  @Test
  void failsWhenASlowdownIsPlanted() throws Exception {
    String name =
        baseline.ratios().stream()
            .map(Ratio::name)
            .filter(ratio -> ratio.startsWith(DOT))
            .findFirst()
            .orElseThrow();
    RatioMeter planted = RatioMeter.SHORT.of(name).planting(name, 2);

    List<String> worse = Gate.shortFailures(baseline, () -> known(planted));

    assertThat(worse).singleElement().asString().startsWith(name + " is ").contains("worse");
  }

  private List<Ratio> known(RatioMeter meter) throws Exception {
    List<Ratio> ratios = meter.measure(checkout, said);
    Assumptions.assumeFalse(
        baseline.hasNoneOf(ratios), "this machine's vectors are not as wide as the baseline's");
    return ratios;
  }
}
