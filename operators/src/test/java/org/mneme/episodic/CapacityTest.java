package org.mneme.episodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityTest {

  private static final long HOUR = 3_600_000L;

  @Test
  void exampleUsage() {
    double[] utility = {0.3, 0.1, 0.2};
    int[] recalls = {0, 0, 0};

    assertThat(Capacity.choose(utility, recalls, i -> "e" + i, 2)).containsExactly(1, 2);
  }

  @Test
  void wantsRoomOnceFourFifthsAreFull() {
    Capacity capacity = new Capacity(1_000, 0.8, 0.1, 60_000);

    assertThat(capacity.surplus(800)).isZero();
    assertThat(capacity.surplus(801)).isEqualTo(80);
    assertThat(capacity.surplus(1_500)).isEqualTo(500);
    assertThat(capacity.withMaximum(3).surplus(3)).isEqualTo(1);
  }

  @Test
  void valuesWhatIsRecalledFreshAndGood() {
    assertThat(Capacity.utility(0, 0, 1)).isEqualTo(1);
    assertThat(Capacity.utility(3, 0, 0)).isEqualTo(2);
    assertThat(Capacity.utility(0, 3 * HOUR, 0.5)).isEqualTo(0.25 * 0.75, within(1e-12));
    assertThat(Capacity.utility(0, -HOUR, 1)).isEqualTo(1);
  }

  @Test
  void neverChoosesTheTenthThatIsRecalledMost() {
    double[] utility = new double[20];
    int[] recalls = new int[20];
    for (int i = 0; i < 20; i++) {
      utility[i] = i < 2 ? 0 : 1 + i;
      recalls[i] = i < 2 ? 9 : 1;
    }

    assertThat(Capacity.choose(utility, recalls, i -> "e" + i, 20))
        .hasSize(18)
        .doesNotContain(0, 1);
  }

  @Test
  void protectsNothingThatWasNeverRecalled() {
    assertThat(Capacity.choose(new double[20], new int[20], i -> "e" + i, 20)).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 11, 100, 1_000})
  void choosesWhatSortingChooses(int size) {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      double[] utility = random.ints(size, 0, 1 + size / 4).asDoubleStream().toArray();
      int[] recalls = random.ints(size, 0, 4).toArray();
      int count = random.nextInt(size + 2);

      assertThat(Capacity.choose(utility, recalls, i -> "e" + i, count))
          .as("seed %d", seed)
          .containsExactly(bySorting(utility, recalls, count));
    }
  }

  private static int[] bySorting(double[] utility, int[] recalls, int count) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < utility.length; i++) {
      all.add(i);
    }
    Comparator<Integer> byId = Comparator.comparing(i -> "e" + i);
    all.sort(
        Comparator.comparing((Integer i) -> -recalls[i])
            .thenComparing(i -> -utility[i])
            .thenComparing(byId));
    List<Integer> kept =
        all.subList(0, all.size() / 10).stream().filter(i -> recalls[i] > 0).toList();
    return all.stream()
        .filter(i -> !kept.contains(i))
        .sorted(Comparator.comparing((Integer i) -> utility[i]).thenComparing(byId))
        .limit(count)
        .mapToInt(i -> i)
        .toArray();
  }
}
