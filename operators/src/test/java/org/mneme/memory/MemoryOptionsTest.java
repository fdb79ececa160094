package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mneme.association.RankingWeights;
import org.mneme.episodic.prediction.PredictionRules;

class MemoryOptionsTest {

  @Test
  void exampleUsage() {
    MemoryParameters parameters = MemoryOptions.parameters(new Configuration());

    assertThat(parameters.windowMillis()).isEqualTo(10_000);
    assertThat(parameters.windowEnd(19_999)).isEqualTo(19_999);
    assertThat(parameters.windowEnd(20_000)).isEqualTo(29_999);
    assertThat(parameters.lastWindowEnd(19_998)).isEqualTo(9_999);
    assertThat(parameters.lastWindowEnd(19_999)).isEqualTo(19_999);
    assertThat(parameters.lastWindowEnd(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(parameters.ranking().weights()).isEqualTo(RankingWeights.DEFAULT);
    assertThat(parameters.prediction()).isEqualTo(PredictionRules.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "mneme.memory.window, 0 s",
    "mneme.memory.salience-threshold, 1.5",
    "mneme.queries.max-age, 0 ms",
    "mneme.ranking.weight.value, -0.1",
    "mneme.ranking.diversity-lambda, 2",
    "mneme.prediction.max-neighbours, 0",
    "mneme.prediction.least-neighbours, 21",
    "mneme.prediction.min-similarity, 0",
    "mneme.prediction.weight.similarity, 0",
    "mneme.prediction.connection-rate, 2",
    "mneme.prediction.max-experiences, 0",
    "mneme.prediction.evict-share, 0"
  })
  void namesKeyAndValueOfWhatIsOutOfRange(String key, String value) {
    Configuration config = new Configuration();
    config.setString(key, value);

    assertThatThrownBy(() -> MemoryOptions.parameters(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("must be");
  }
}
