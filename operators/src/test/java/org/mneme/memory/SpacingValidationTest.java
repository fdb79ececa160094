package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** Cepeda and others (2006): two encounters are worth more when time lies between them. */
class SpacingValidationTest {

  private static final Duration MASSED = Duration.ofSeconds(1);
  private static final List<Duration> GAPS =
      List.of(
          MASSED,
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30));

  @Test
  void keepsMoreOfWhatWasRecalledAgainAfterADay() throws Exception {
    StringBuilder table = new StringBuilder();
    table.append("| Gap | recalled again: left after 1 d, against massed | left after 30 d |");
    table.append(" made again: left after 1 d |\n|---|---|---|---|\n");
    double massed = left(MASSED, Duration.ofDays(1), false);
    for (Duration gap : GAPS) {
      double recalled = left(gap, Duration.ofDays(1), false);
      table.append(
          "| %s | %.3f, %+.0f %% | %.3f | %.3f |\n"
              .formatted(
                  title(gap),
                  recalled,
                  100 * (recalled / massed - 1),
                  left(gap, Duration.ofDays(30), false),
                  left(gap, Duration.ofDays(1), true)));
    }

    double gain = left(Duration.ofDays(1), Duration.ofDays(1), false) / massed - 1;
    assertThat(gain).isBetween(0.2, 0.4);
    ValidationPage.assertHolds("spacing", table.toString());
  }

  /**
   * What is left {@code after} the second of two encounters.
   *
   * @param isMade whether the second is the same experience made again, and not a recall of it
   */
  private static double left(Duration gap, Duration after, boolean isMade) throws Exception {
    long second = TEN + gap.toMillis();
    long test = second + after.toMillis();
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(new Configuration()))) {
      memory.store(episode(SPACE, "first", "same", TEN, 0.5, 1, 0));
      if (isMade) {
        memory.watermark(second - 1);
        memory.store(episode(SPACE, "second", "same", second, 0.5, 1, 0));
      } else {
        memory.ask(Asked.at(second, 1, 0).query());
      }
      memory.watermark(test);
      return memory.ask(Asked.at(test, 1, 0).query()).hits().get(0).parts().get("retention");
    }
  }

  private static String title(Duration gap) {
    if (gap.toDays() > 0) {
      return gap.toDays() + " d";
    }
    if (gap.toHours() > 0) {
      return gap.toHours() + " h";
    }
    return gap.toMinutes() > 0 ? gap.toMinutes() + " min" : gap.toSeconds() + " s";
  }
}
