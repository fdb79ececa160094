package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.model.Pattern;
import org.mneme.model.PatternKind;

/** What is handed on of a fleet is what was hidden in it; the table is in docs/measurements. */
class PlantedTruthTest {

  private static final int FLEETS = 20;

  @Test
  void findsWhatIsTrueAndLittleElse() throws Exception {
    Score score = new Score();
    for (int seed = 0; seed < FLEETS; seed++) {
      score.add(new PlantedFleet(seed), 1_000);
    }

    assertThat(score.precision()).isGreaterThanOrEqualTo(0.9);
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(score.inside()).isGreaterThanOrEqualTo(0.95);
  }

  /** Prints the table. */
  public static void main(String[] args) throws Exception {
    System.out.println("| Episodes | Precision | Recall | Rate within its interval |");
    System.out.println("|---|---|---|---|");
    for (int episodes : new int[] {500, 1_000, 2_000}) {
      Score score = new Score();
      for (int seed = 0; seed < 40; seed++) {
        score.add(new PlantedFleet(seed), episodes);
      }
      System.out.printf(
          "| %,d | %.3f | %.3f | %.3f |%n",
          episodes, score.precision(), score.recall(), score.inside());
    }
  }

  /** Of all fleets together; changes are no part of it. */
  private static final class Score {

    private int found;
    private int handedOn;
    private int truths;
    private int inside;

    void add(PlantedFleet fleet, int episodes) throws Exception {
      Mining mining = new Mining();
      mining.learn(fleet.episodes(episodes));
      Map<String, Double> rates = new HashMap<>();
      fleet.truths().forEach((key, rate) -> rates.put(PatternId.of(key), rate));
      truths += rates.size();
      for (Pattern pattern : mining.patterns.values()) {
        if (pattern.kind() != PatternKind.CHANGE) {
          handedOn++;
          Double rate = rates.get(pattern.id());
          if (rate != null) {
            found++;
            double upper = Wilson.upper(pattern.successes(), pattern.support());
            inside += rate >= pattern.bound() && rate <= upper ? 1 : 0;
          }
        }
      }
    }

    double precision() {
      return (double) found / handedOn;
    }

    double recall() {
      return (double) found / truths;
    }

    double inside() {
      return (double) inside / found;
    }
  }
}
