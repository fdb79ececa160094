package org.mneme.jobs.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatestQueriesTest {

  @Test
  void keepsWhatWasAskedAndNotWhoAsked() {
    String asked =
        "{\"query\":\"q1\",\"space\":\"s\",\"text\":\"flight\",\"k\":3,\"replyKey\":\"me\","
            + "\"deadlineMillis\":5,\"after\":{\"episode\":\"e\"}}";

    assertThat(LatestQueries.query(asked.getBytes(UTF_8)))
        .hasToString("{\"space\":\"s\",\"text\":\"flight\",\"k\":3}");
  }

  @Test
  void passesOverWhatIsNoQuery() {
    assertThat(LatestQueries.query(null)).isNull();
    assertThat(LatestQueries.query("[]".getBytes(UTF_8))).isNull();
    assertThat(LatestQueries.query("{\"query".getBytes(UTF_8))).isNull();
  }
}
