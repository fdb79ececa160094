package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.model.Hit;
import org.mneme.model.PathStep;

/**
 * Underwood (1957): of a list that was learned a day ago the less is recalled, the more lists like
 * it were learned before. Lists of ten items, one a day, and blurred cues for the items of the last
 * one, a day after it.
 */
class InterferenceValidationTest {

  private static final int DIMENSION = 64;
  private static final int ITEMS = 10;
  private static final int CUES = 5;
  private static final int SUBJECTS = 3;
  private static final int[] EARLIER_LISTS = {0, 1, 2, 5, 20};

  /** Cosine of an item with what its list has in common, and of a cue with its item. */
  private static final double IN_COMMON = 0.8;

  private static final double CUE = 0.55;
  private static final long DAY = 86_400_000L;
  private static final long END = MemoryOptions.parameters(new Configuration()).windowEnd(TEN);

  /**
   * What was recalled of the last list.
   *
   * @param first share of the cues whose item is the first hit
   * @param inTen share whose item is among the first ten
   * @param firstStill the same without spreading
   * @param inTenStill the same without spreading
   * @param arrived mean activation that the item's concept passed to it
   */
  private record Recalled(
      double first, double inTen, double firstStill, double inTenStill, double arrived) {}

  @Test
  void passesTheLessToAnItemTheMoreListsLikeItsOwnCameBefore() throws Exception {
    StringBuilder table = new StringBuilder();
    table.append("| Lists before | alike: activation from the concept | comes first |");
    table.append(" in top ten | comes first without spreading | in top ten |");
    table.append(" not alike: activation from the concept | comes first |\n");
    table.append("|---|---|---|---|---|---|---|---|\n");
    double before = 1;
    double first = 1;
    double alone = 0;
    for (int earlier : EARLIER_LISTS) {
      Recalled alike = recalled(earlier, true);
      Recalled unlike = recalled(earlier, false);
      table.append(
          "| %d | %.3f | %s | %s | %s | %s | %.3f | %s |\n"
              .formatted(
                  earlier,
                  alike.arrived(),
                  percent(alike.first()),
                  percent(alike.inTen()),
                  percent(alike.firstStill()),
                  percent(alike.inTenStill()),
                  unlike.arrived(),
                  percent(unlike.first())));

      alone = earlier == 0 ? unlike.first() : alone;
      assertThat(alike.arrived()).isLessThan(before);
      assertThat(alike.first()).isLessThan(first);
      assertThat(unlike.first()).isGreaterThanOrEqualTo(0.9 * alone);
      before = alike.arrived();
      first = alike.first();
    }
    ValidationPage.assertHolds("interference", table.toString());
  }

  private static String percent(double share) {
    return "%.0f %%".formatted(100 * share);
  }

  private static Recalled recalled(int earlier, boolean isAlike) throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    double[] sums = new double[5];
    for (int subject = 0; subject < SUBJECTS; subject++) {
      Random random = new Random(subject);
      float[] common = SeededEpisodes.unit(random, DIMENSION);
      try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(config))) {
        float[][] items = list(memory, "last", END, common, random);
        Random others = new Random(100 + subject);
        for (int list = 1; list <= earlier; list++) {
          float[] theirs = isAlike ? common : SeededEpisodes.unit(others, DIMENSION);
          list(memory, "before" + list, END - list * DAY, theirs, others);
        }
        memory.watermark(END + DAY);
        Random cues = new Random(200 + subject);
        for (int cue = 0; cue < ITEMS * CUES; cue++) {
          String item = "last-" + cue % ITEMS;
          float[] vector = SeededVectors.at(CUE, items[cue % ITEMS], cues);
          List<Hit> spread = ask(memory, vector, 3);
          List<Hit> still = ask(memory, vector, 0);
          sums[0] += spread.get(0).id().equals(item) ? 1 : 0;
          sums[1] += contains(spread.subList(0, 10), item) ? 1 : 0;
          sums[2] += still.get(0).id().equals(item) ? 1 : 0;
          sums[3] += contains(still.subList(0, 10), item) ? 1 : 0;
          sums[4] += fromConcept(spread, item);
        }
      }
    }
    double all = SUBJECTS * ITEMS * CUES;
    return new Recalled(sums[0] / all, sums[1] / all, sums[2] / all, sums[3] / all, sums[4] / all);
  }

  private static List<Hit> ask(MemoryHarness memory, float[] cue, int hops) throws Exception {
    return memory.ask(Asked.at(END + DAY, cue).hops(hops).k(30).minSimilarity(-1).query()).hits();
  }

  private static boolean contains(List<Hit> hits, String item) {
    return hits.stream().anyMatch(hit -> hit.id().equals(item));
  }

  private static float[][] list(
      MemoryHarness memory, String name, long end, float[] common, Random random) throws Exception {
    float[][] items = new float[ITEMS][];
    String[] ids = new String[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      ids[i] = name + "-" + i;
      items[i] = SeededVectors.at(IN_COMMON, common, random);
      memory.store(SeededClusters.by(null, null, episode(ids[i], end, items[i])));
    }
    memory.write(window(end, cluster(ids)));
    return items;
  }

  /** The strongest arrival over the binding of an item, 0 where nothing came. */
  private static double fromConcept(List<Hit> hits, String item) {
    return hits.stream()
        .filter(hit -> hit.id().equals(item))
        .flatMap(hit -> hit.path().stream())
        .filter(step -> step.to().equals(item) && step.edge().equals("binding"))
        .mapToDouble(PathStep::activation)
        .max()
        .orElse(0);
  }
}
