package org.mneme.episodic.prediction;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How many experiences a space keeps, and which go when it has more: those of the lowest
 * {@linkplain Standing#utility utility}, ties by the larger id, but never the most used ones.
 *
 * @param maxExperiences from which number on it is cleaned up, ≥ 1
 * @param evictedShare part of that number that a clean-up frees, in (0, 1]
 * @param keptShare part of the experiences, those used most, that no clean-up takes, in [0, 1];
 *     fewer are kept where the capacity would be exceeded
 */
public record ExperienceCapacity(int maxExperiences, double evictedShare, double keptShare)
    implements Serializable {

  /** The defaults of DESIGN §4. */
  public static final ExperienceCapacity DEFAULT = new ExperienceCapacity(50_000, 0.01, 0.1);

  /** Whether {@code count} experiences are too many. */
  public boolean isExceededBy(long count) {
    return count > maxExperiences;
  }

  /**
   * The ids of those that go: so many that {@code evictedShare} of the capacity is free again, in
   * the order of their utility, lowest first.
   *
   * @param experiences all that are learned, by id
   * @param now what ages count to, epoch milliseconds
   */
  public List<String> evicted(List<Map.Entry<String, Standing>> experiences, long now) {
    int kept = (int) (maxExperiences * (1 - evictedShare));
    int excess = experiences.size() - Math.max(1, kept);
    if (excess <= 0) {
      return List.of();
    }
    int most = (int) Math.min(keptShare * experiences.size(), experiences.size() - excess);
    List<Map.Entry<String, Standing>> candidates = withoutMostUsed(experiences, most);
    double[] utilities = new double[candidates.size()];
    for (int i = 0; i < utilities.length; i++) {
      utilities[i] = candidates.get(i).getValue().utility(now);
    }
    double[] sorted = utilities.clone();
    Arrays.sort(sorted);
    // Numbers decide for all but those that tie with the last to go.
    List<Ranked> ranked = new ArrayList<>(excess);
    for (int i = 0; i < utilities.length; i++) {
      if (utilities[i] <= sorted[excess - 1]) {
        ranked.add(new Ranked(candidates.get(i).getKey(), utilities[i]));
      }
    }
    ranked.sort(Ranked.LOWEST_FIRST);
    return ranked.stream().limit(excess).map(Ranked::id).toList();
  }

  private record Ranked(String id, double utility) {
    static final Comparator<Ranked> LOWEST_FIRST =
        Comparator.comparingDouble(Ranked::utility)
            .thenComparing(Ranked::id, Comparator.reverseOrder());
  }

  /**
   * All but the {@code most} that were used most, ties by id; what was never used is among them.
   */
  private static List<Map.Entry<String, Standing>> withoutMostUsed(
      List<Map.Entry<String, Standing>> experiences, int most) {
    if (most == 0) {
      return experiences;
    }
    int[] uses = experiences.stream().mapToInt(e -> e.getValue().uses()).toArray();
    int[] sorted = uses.clone();
    Arrays.sort(sorted);
    int least = Math.max(1, sorted[sorted.length - most]);
    int left = most;
    List<Map.Entry<String, Standing>> others = new ArrayList<>(uses.length);
    List<Map.Entry<String, Standing>> tied = new ArrayList<>();
    for (int i = 0; i < uses.length; i++) {
      if (uses[i] > least) {
        left--;
      } else {
        (uses[i] == least ? tied : others).add(experiences.get(i));
      }
    }
    tied.sort(Map.Entry.comparingByKey());
    others.addAll(tied.subList(Math.min(left, tied.size()), tied.size()));
    return others;
  }
}
