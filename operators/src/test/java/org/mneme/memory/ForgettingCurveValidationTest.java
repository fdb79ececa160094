package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.association.Retention;

/** Ebbinghaus (1885), chapter VII: what is saved of the work of learning, by time since then. */
class ForgettingCurveValidationTest {

  /** Time since learning, and the share of the work that relearning saved. */
  private record Savings(String title, Duration after, double savings) {}

  private static final List<Savings> EBBINGHAUS =
      List.of(
          new Savings("20 min", Duration.ofMinutes(20), 0.58),
          new Savings("1 h", Duration.ofHours(1), 0.44),
          new Savings("9 h", Duration.ofHours(9), 0.36),
          new Savings("1 d", Duration.ofDays(1), 0.33),
          new Savings("2 d", Duration.ofDays(2), 0.28),
          new Savings("6 d", Duration.ofDays(6), 0.25),
          new Savings("31 d", Duration.ofDays(31), 0.21));

  @Test
  void forgetsAsEbbinghausDid() throws Exception {
    double[] ebbinghaus = retentions(Retention.EBBINGHAUS);
    double[] power = retentions(Retention.POWER);
    StringBuilder table = new StringBuilder();
    table.append("| After | Ebbinghaus 1885 | `ebbinghaus` (default) | `power` |\n");
    table.append("|---|---|---|---|\n");
    for (int i = 0; i < ebbinghaus.length; i++) {
      Savings savings = EBBINGHAUS.get(i);
      table.append(
          "| %s | %.2f | %.3f | %.3f |\n"
              .formatted(savings.title(), savings.savings(), ebbinghaus[i], power[i]));
    }
    table.append(
        "| mean absolute error | | %.3f | %.3f |\n".formatted(error(ebbinghaus), error(power)));

    assertThat(error(ebbinghaus)).isLessThan(0.03);
    ValidationPage.assertHolds("forgetting", table.toString());
  }

  /** The retention part of the one hit, asked at each of these ages. */
  private static double[] retentions(Retention law) throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.RETENTION, law);
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    double[] retentions = new double[EBBINGHAUS.size()];
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(config))) {
      memory.store(episode("syllables", TEN, 1, 0));
      for (int i = 0; i < retentions.length; i++) {
        long now = TEN + EBBINGHAUS.get(i).after().toMillis();
        memory.watermark(now);
        retentions[i] =
            memory.ask(Asked.at(now, 1, 0).query()).hits().get(0).parts().get("retention");
      }
    }
    return retentions;
  }

  private static double error(double[] retentions) {
    double sum = 0;
    for (int i = 0; i < retentions.length; i++) {
      sum += Math.abs(retentions[i] - EBBINGHAUS.get(i).savings());
    }
    return sum / retentions.length;
  }
}
