package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternOptionsTest {

  @Test
  void hasDefaultsThatAreInRange() {
    PatternParameters parameters = parameters(new Configuration());

    assertThat(parameters.maxCandidates()).isEqualTo(10_000);
    assertThat(parameters.maxDomains()).isEqualTo(1_000);
    assertThat(parameters.maxTraces()).isEqualTo(100_000);
    assertThat(parameters.unusedMillis()).isEqualTo(30 * 86_400_000L);
    assertThat(parameters.strictness()).isEqualTo(Strictness.DEFAULT);
    assertThat(parameters.changes()).isEqualTo(ChangeParameters.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "max-candidates, 100, 1000000",
    "max-domains, 1, 100000",
    "max-episodes, 1, 1000000000",
    "unused, 1 h, 4000 d",
    "false-patterns, 0.000001, 100",
    "share, 0.000001, 1",
    "change-hazard, 0.000001, 0.999999",
    "change-belief, 0.000001, 0.999999",
    "change-episodes, 2, 50",
    "hot-size, 1 mb, 64 gb"
  })
  void takesTheEndsOfEachRange(String option, String least, String most) {
    assertThat(parameters(of(option, least))).isNotEqualTo(parameters(of(option, most)));
  }

  @ParameterizedTest
  @CsvSource({
    "max-candidates, 99, 100 to 1000000",
    "max-candidates, 1000001, 100 to 1000000",
    "max-domains, 0, 1 to 100000",
    "max-domains, 100001, 1 to 100000",
    "max-episodes, 0, at least 1",
    "unused, 59 min, at least 1 h",
    "false-patterns, 0, above 0 to 100",
    "false-patterns, 100.1, above 0 to 100",
    "false-patterns, NaN, above 0 to 100",
    "share, 0, above 0 to 1",
    "share, 1.01, above 0 to 1",
    "change-hazard, 0, 'in (0, 1)'",
    "change-hazard, 1, 'in (0, 1)'",
    "change-belief, 0, 'in (0, 1)'",
    "change-belief, 1, 'in (0, 1)'",
    "change-episodes, 1, 2 to 50",
    "change-episodes, 51, 2 to 50",
    "hot-size, 1 kb, at least 1 mb"
  })
  void refusesWhatIsOutOfItsRangeNamingKeyAndRange(String option, String value, String range) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(of(option, value)))
        .withMessageStartingWith("mneme.patterns." + option + " is ")
        .withMessageEndingWith("but must be " + range);
  }

  private static Configuration of(String option, String value) {
    return Configuration.fromMap(Map.of("mneme.patterns." + option, value));
  }

  private static PatternParameters parameters(Configuration config) {
    return PatternOptions.parameters(config, 10_000, 100_000, 0.15);
  }
}
