package org.mneme.episodic.prediction;

import java.io.Serializable;
import java.util.ArrayList;
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
  public static final ExperienceCapacity DEFAULT = new ExperienceCapacity(50_000, 0.1, 0.1);

  private static final Comparator<Map.Entry<String, Standing>> MOST_USED_FIRST =
      Comparator.comparingInt((Map.Entry<String, Standing> e) -> e.getValue().uses())
          .reversed()
          .thenComparing(Map.Entry::getKey);

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
    record Ranked(String id, double utility) {}
    List<Map.Entry<String, Standing>> byUse = new ArrayList<>(experiences);
    byUse.sort(MOST_USED_FIRST);
    int most = (int) Math.min(keptShare * byUse.size(), byUse.size() - excess);
    List<Ranked> candidates = new ArrayList<>(byUse.size());
    for (int i = 0; i < byUse.size(); i++) {
      Standing standing = byUse.get(i).getValue();
      if (i >= most || standing.uses() == 0) {
        candidates.add(new Ranked(byUse.get(i).getKey(), standing.utility(now)));
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Ranked::utility)
            .thenComparing(Ranked::id, Comparator.reverseOrder()));
    return candidates.stream().limit(excess).map(Ranked::id).toList();
  }
}
