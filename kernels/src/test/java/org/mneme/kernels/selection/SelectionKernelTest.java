package org.mneme.kernels.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mneme.kernels.Samples;

/** Both kernels against a stable sort of the whole array. */
class SelectionKernelTest {
  private static final int OFFSET = 3;

  static Stream<SelectionKernel> kernels() {
    return Stream.of(new ScalarSelectionKernel(), new SimdSelectionKernel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void selectsWhatAStableSortPutsFirst(SelectionKernel kernel) {
    for (int n : Samples.lengths()) {
      for (int distinct : new int[] {2, 50, 1 << 30}) {
        float[] scores = scores(n, distinct);
        for (int k : new int[] {1, 2, 10, 32, 33, 500, n}) {
          RunningTopK best = new RunningTopK(k);
          kernel.offerAll(scores, OFFSET, OFFSET + n, 0, best);
          best.finish();

          int[] expected = sorted(scores, n).limit(k).toArray();
          assertThat(numbers(best)).as("%d of %d", k, n).containsExactly(expected);
          for (int rank = 0; rank < best.size(); rank++) {
            assertThat(best.score(rank)).isEqualTo(scores[OFFSET + best.number(rank)]);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void theOrderOfBlocksMakesNoDifference(SelectionKernel kernel) {
    int n = 1000;
    float[] scores = scores(n, 40);
    for (int k : new int[] {10, 100}) {
      RunningTopK best = new RunningTopK(k);
      for (int block = 9; block >= 0; block--) {
        int from = OFFSET + 100 * block;
        kernel.offerAll(scores, from, from + 100, 100 * block, best);
      }
      best.finish();
      assertThat(numbers(best)).containsExactly(sorted(scores, n).limit(k).toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void bothZerosTieAndNoNaNOfEitherSignIsSelected(SelectionKernel kernel) {
    int n = 3000;
    float[] kinds = {0f, -0f, -1f, -0f, -2f, Float.NaN, -3f, Float.intBitsToFloat(0xffc00000)};
    for (int highest = 0; highest < kinds.length; highest++) {
      float[] scores = new float[OFFSET + n];
      Random random = new Random(highest);
      for (int i = 0; i < n; i++) {
        scores[OFFSET + i] = kinds[highest + random.nextInt(kinds.length - highest)];
      }
      for (int k : new int[] {1, 10, 16, 17, 100, 2900}) {
        RunningTopK best = new RunningTopK(k);
        for (int from = 2000; from >= 0; from -= 1000) {
          kernel.offerAll(scores, OFFSET + from, OFFSET + from + 1000, from, best);
        }
        best.finish();
        assertThat(numbers(best)).containsExactly(sorted(scores, n).limit(k).toArray());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void filtersInOrder(SelectionKernel kernel) {
    for (int n : Samples.lengths()) {
      float[] scores = scores(n, 50);
      int[] out = new int[n + 1];

      int count = kernel.atLeast(scores, OFFSET, OFFSET + n, 25f, out, 1);

      int[] expected = IntStream.range(0, n).filter(i -> scores[OFFSET + i] >= 25f).toArray();
      assertThat(Arrays.copyOfRange(out, 1, 1 + count)).containsExactly(expected);
    }
  }

  /** Scores with ties where {@code distinct} is small, every seventh a NaN, and both infinities. */
  private static float[] scores(int n, int distinct) {
    Random random = new Random(n + distinct);
    float[] scores = new float[OFFSET + n + 2];
    Arrays.fill(scores, Float.MAX_VALUE);
    for (int i = 0; i < n; i++) {
      float special = i % 11 == 3 ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
      float score = i % 101 == 25 || i % 11 == 3 ? special : random.nextInt(distinct);
      scores[OFFSET + i] = i % 7 == 5 ? Float.NaN : score;
    }
    return scores;
  }

  private static IntStream sorted(float[] scores, int n) {
    return IntStream.range(0, n)
        .filter(i -> !Float.isNaN(scores[OFFSET + i]))
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> 0.0 - scores[OFFSET + i]))
        .mapToInt(i -> i);
  }

  private static int[] numbers(RunningTopK best) {
    return IntStream.range(0, best.size()).map(best::number).toArray();
  }
}
