package org.mneme.embedding;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mneme.model.SimilarityProfile;

/** Thresholds in steps of 0.05, chosen by what they do on several sets of labelled episodes. */
final class FittedProfile {

  /** Queries that must seed an episode of their own task, on each set. */
  static final double LEAST_SEEDED = 0.9;

  /** Pairs of tasks that may be taken for one concept, on each set. */
  static final double MOST_MISTAKEN = 0.01;

  private FittedProfile() {}

  static SimilarityProfile of(List<ProfileFit> sets) {
    double seed =
        thresholds()
            .filter(all(sets, (fit, t) -> fit.queriesThatSeedTheirTask(t) >= LEAST_SEEDED))
            .max()
            .orElseThrow();
    double bind = best(t -> mean(sets, fit -> fit.informedness(t)));
    double cluster = best(t -> mean(sets, fit -> fit.adjustedRand(fit.clusters(t))));
    double sameConcept =
        thresholds()
            .filter(all(sets, (fit, t) -> fit.conceptsMistaken(t) <= MOST_MISTAKEN))
            .min()
            .orElseThrow();
    return new SimilarityProfile(seed, bind, cluster, sameConcept);
  }

  /** The table of {@code docs/embedding.md}. */
  static String table(ProfileFit fit) {
    StringBuilder table =
        new StringBuilder(
            ROW.formatted(
                "θ",
                "seeded",
                "one task ≥ θ",
                "two tasks ≥ θ",
                "informedness",
                "clusters",
                "most tasks in one",
                "adjusted Rand",
                "found again",
                "mistaken"));
    table.append("|---|---|---|---|---|---|---|---|---|---|\n");
    thresholds()
        .forEach(
            t -> {
              int[] clusters = fit.clusters(t);
              table.append(
                  ROW.formatted(
                      two(t),
                      two(fit.queriesThatSeedTheirTask(t)),
                      two(fit.pairsAbove(t, ProfileFit.Pairs.OF_ONE_TASK)),
                      two(fit.pairsAbove(t, ProfileFit.Pairs.OF_TWO_TASKS)),
                      two(fit.informedness(t)),
                      IntStream.of(clusters).distinct().count(),
                      fit.mostTasksInOne(clusters),
                      two(fit.adjustedRand(clusters)),
                      two(fit.conceptsFoundAgain(t)),
                      String.format(Locale.ROOT, "%.3f", fit.conceptsMistaken(t))));
            });
    return table.toString();
  }

  private static final String ROW = "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n";

  private static DoubleStream thresholds() {
    return IntStream.rangeClosed(1, 19).mapToDouble(step -> step / 20.0);
  }

  private static double best(ToDoubleFunction<Double> quality) {
    return thresholds().boxed().max(Comparator.comparingDouble(quality)).orElseThrow();
  }

  private static double mean(List<ProfileFit> sets, ToDoubleFunction<ProfileFit> quality) {
    return sets.stream().mapToDouble(quality).average().orElseThrow();
  }

  private static DoublePredicate all(List<ProfileFit> sets, Criterion criterion) {
    return threshold -> sets.stream().allMatch(fit -> criterion.isMet(fit, threshold));
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private interface Criterion {
    boolean isMet(ProfileFit fit, double threshold);
  }
}
