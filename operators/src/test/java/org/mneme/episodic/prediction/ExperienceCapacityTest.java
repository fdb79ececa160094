package org.mneme.episodic.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodic.prediction.Experiences.HOUR;
import static org.mneme.episodic.prediction.Experiences.TEN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExperienceCapacityTest {

  private static final ExperienceCapacity TWENTY = new ExperienceCapacity(20, 0.1, 0.1);

  @Test
  void freesATenthBeyondItsBound() {
    assertThat(TWENTY.isExceededBy(20)).isFalse();
    assertThat(TWENTY.isExceededBy(21)).isTrue();
    assertThat(TWENTY.evicted(aged(21), TEN)).hasSize(3);
    assertThat(TWENTY.evicted(aged(18), TEN)).isEmpty();
  }

  @Test
  void letsTheLeastUsefulGoFirst() {
    // Equal but for age: the oldest are worth least.
    assertThat(TWENTY.evicted(aged(21), TEN)).containsExactly("x20", "x19", "x18");
  }

  @Test
  void keepsTheMostUsedHoweverOldOrInaccurateTheyAre() {
    List<Map.Entry<String, Standing>> all = aged(21);
    all.add(Map.entry("veteran", used(standing(TEN - 10_000 * HOUR, 1), 50)));
    all.add(Map.entry("second", used(standing(TEN - 10_000 * HOUR, 1), 49)));
    all.add(Map.entry("third", used(standing(TEN - 10_000 * HOUR, 1), 48)));

    assertThat(TWENTY.evicted(all, TEN)).contains("third").doesNotContain("veteran", "second");
  }

  @Test
  void keepsNoneForUseThatWasNeverUsed() {
    ExperienceCapacity half = new ExperienceCapacity(20, 0.5, 0.9);

    assertThat(half.evicted(aged(21), TEN)).hasSize(11);
  }

  @Test
  void decidesTiesByIdInWhateverOrderTheyCome() {
    List<Map.Entry<String, Standing>> equal = new ArrayList<>();
    for (int i = 10; i < 40; i++) {
      equal.add(Map.entry("x" + i, standing(TEN, 0.5)));
    }
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(equal, new Random(i));
      assertThat(new ExperienceCapacity(30, 0.1, 0).evicted(equal, TEN))
          .containsExactly("x39", "x38", "x37");
    }
  }

  @Test
  void choosesWhatSortingThemAllChooses() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      List<Map.Entry<String, Standing>> all = new ArrayList<>();
      for (int i = 2 + random.nextInt(40); i > 0; i--) {
        Standing standing = standing(TEN - random.nextInt(3) * HOUR, 0.5 * random.nextInt(3));
        all.add(Map.entry("x" + i, used(standing, Math.max(0, random.nextInt(6) - 2))));
      }
      double kept = random.nextInt(5) / 4.0;
      ExperienceCapacity capacity =
          new ExperienceCapacity(1 + random.nextInt(all.size()), random.nextInt(1, 5) / 4.0, kept);
      int most = Math.max(1, (int) (capacity.maxExperiences() * (1 - capacity.evictedShare())));
      int excess = Math.max(0, all.size() - most);

      List<Map.Entry<String, Standing>> left = new ArrayList<>(all);
      left.sort(
          Comparator.comparingInt((Map.Entry<String, Standing> e) -> -e.getValue().uses())
              .thenComparing(Map.Entry::getKey));
      int protectedCount = (int) Math.min(kept * all.size(), all.size() - excess);
      left.subList(0, protectedCount).removeIf(e -> e.getValue().uses() > 0);
      left.sort(
          Comparator.comparingDouble((Map.Entry<String, Standing> e) -> e.getValue().utility(TEN))
              .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()));

      assertThat(capacity.evicted(all, TEN))
          .as("round %d", round)
          .isEqualTo(left.stream().limit(excess).map(Map.Entry::getKey).toList());
    }
  }

  private static List<Map.Entry<String, Standing>> aged(int count) {
    List<Map.Entry<String, Standing>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(Map.entry("x" + i, standing(TEN - i * HOUR, 0.5)));
    }
    return all;
  }

  private static Standing standing(long at, double error) {
    return Standing.of(Experiences.at(at, error, Experiences.experience(1, 1, 0)));
  }

  private static Standing used(Standing standing, int times) {
    Standing used = standing;
    for (int i = 0; i < times; i++) {
      used = used.used(1, 5);
    }
    return used;
  }
}
