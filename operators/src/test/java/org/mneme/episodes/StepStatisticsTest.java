package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.digest;
import static org.mneme.model.StepStatus.ERROR;
import static org.mneme.model.StepStatus.OK;
import static org.mneme.model.StepStatus.TIMEOUT;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepStatisticsTest {

  @Test
  void countsErrorsToolsAndRecoveries() {
    StepStatistics statistics =
        StepStatistics.of(
            List.of(
                digest(1, "search", OK),
                digest(2, "book", ERROR),
                digest(3, "search", TIMEOUT),
                digest(7, "book", OK)));

    assertThat(statistics).isEqualTo(new StepStatistics(4, 2, 2, List.of(2)));
    assertThat(statistics.errorRate()).isEqualTo(0.5);
    assertThat(statistics.successRate()).isEqualTo(0.5);
    assertThat(statistics.hasRecovery()).isTrue();
  }

  @Test
  void takesNoLastErrorForARecovery() {
    assertThat(
            StepStatistics.of(List.of(digest(1, "book", OK), digest(2, "book", ERROR)))
                .hasRecovery())
        .isFalse();
  }

  @Test
  void hasRatesOfZeroWithoutSteps() {
    StepStatistics none = StepStatistics.of(List.of());

    assertThat(none.errorRate()).isZero();
    assertThat(none.successRate()).isZero();
  }
}
