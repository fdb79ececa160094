package org.mneme.kernels.quantised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.Samples;
import org.mneme.kernels.dense.Scan;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.selection.RunningTopK;

class SignSearchTest {
  private static final int ROWS = 3000;
  private static final int DIMENSION = 100;
  private static final int WORDS = SignCodes.words(DIMENSION);

  private final float[] rows = Samples.clusteredRows(new Random(1), ROWS, DIMENSION, 20, 0.7);
  private final float[] query = Samples.clusteredRows(new Random(1), 20, DIMENSION, 20, 0.7);
  private final long[] codes = new long[SignCodes.size(ROWS, DIMENSION)];
  private final SignSearch search = new SignSearch(ROWS, DIMENSION, 500);

  SignSearchTest() {
    SignCodes.encode(rows, 0, ROWS, DIMENSION, codes, 0);
  }

  @Test
  void exampleUsage() {
    RunningTopK best = new RunningTopK(10);

    search.search(query, 0, rows, codes, ROWS, DIMENSION, 500, best);
    best.finish();

    assertThat(best.size()).isEqualTo(10);
    assertThat(best.score(0))
        .isEqualTo(Vectors.dot(query, 0, rows, best.number(0) * DIMENSION, DIMENSION));
  }

  @Test
  void candidatesAreTheNearestCodesWithTiesByNumber() {
    for (int wanted : new int[] {0, 1, 7, 300, 500}) {
      search.begin(query, DIMENSION, DIMENSION);
      search.scan(codes, ROWS);

      assertThat(search.choose(wanted)).isEqualTo(wanted);
      assertThat(candidates(wanted)).containsExactly(nearest(wanted, row -> true));
    }
  }

  @Test
  void segmentsMakeNoDifference() {
    search.begin(query, DIMENSION, DIMENSION);
    search.scan(codes, 1025);
    search.scan(codesFrom(1025, 1), 1);
    search.scan(codesFrom(1026, ROWS - 1026), ROWS - 1026);
    RunningTopK inSegments = new RunningTopK(20);
    RunningTopK atOnce = new RunningTopK(20);

    assertThat(search.choose(200)).isEqualTo(200);
    assertThat(candidates(200)).containsExactly(nearest(200, row -> true));
    search.rank(query, DIMENSION, rows, 0, 0, 1025, inSegments);
    search.rank(query, DIMENSION, rows, 1025 * DIMENSION, 1025, ROWS - 1025, inSegments);
    search.search(query, DIMENSION, rows, codes, ROWS, DIMENSION, 200, atOnce);

    for (int rank = 0; rank < 20; rank++) {
      assertThat(inSegments.number(rank)).isEqualTo(atOnce.number(rank));
    }
  }

  @Test
  void rowsThatAreNotAcceptedAreNeverCandidates() {
    long[] everyThird = new long[ROWS / 64 + 1];
    IntStream.range(0, ROWS + 8)
        .filter(row -> row % 3 == 0)
        .forEach(row -> everyThird[row / 64] |= 1L << row);
    search.begin(query, DIMENSION, DIMENSION);
    search.scan(codes, ROWS, everyThird);

    assertThat(search.choose(100)).isEqualTo(100);
    assertThat(candidates(100)).containsExactly(nearest(100, row -> row % 3 == 0));
    assertThat(search.rowCount()).isEqualTo(ROWS);
  }

  @Test
  void choosesAllWhereThereAreFewer() {
    search.begin(query, 0, DIMENSION);
    search.scan(codes, 5, new long[] {0b10110});

    assertThat(search.choose(10)).isEqualTo(3);
    assertThat(candidates(3)).containsExactly(1, 2, 4);
  }

  @Test
  void findsNearlyAllOfTheExactTopTen() {
    Scan scan = new Scan();
    int found = 0;
    for (int q = 0; q < 20; q++) {
      RunningTopK exact = new RunningTopK(10);
      RunningTopK approximate = new RunningTopK(10);
      scan.topK(query, q * DIMENSION, rows, 0, ROWS, DIMENSION, 0, exact);
      search.search(query, q * DIMENSION, rows, codes, ROWS, DIMENSION, 500, approximate);
      int[] expected = IntStream.range(0, 10).map(exact::number).toArray();
      found +=
          (int)
              IntStream.range(0, 10)
                  .map(approximate::number)
                  .filter(n -> IntStream.of(expected).anyMatch(e -> e == n))
                  .count();
    }
    assertThat(found / 200.0).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void refusesWhatExceedsItsScratch() {
    search.begin(query, 0, DIMENSION);

    assertThatThrownBy(() -> search.begin(query, 0, DIMENSION + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> search.choose(501)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> search.scan(new long[2 * ROWS + 256], ROWS + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> search.scan(new long[2 * SignCodes.BLOCK], ROWS))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> search.candidate(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private int[] candidates(int count) {
    return IntStream.range(0, count).map(search::candidate).toArray();
  }

  private long[] codesFrom(int first, int count) {
    long[] segment = new long[SignCodes.size(count, DIMENSION)];
    SignCodes.encode(rows, first * DIMENSION, count, DIMENSION, segment, 0);
    return segment;
  }

  private int[] nearest(int wanted, IntPredicate accepted) {
    long[] code = new long[WORDS];
    SignCodes.encode(query, DIMENSION, DIMENSION, code);
    int[] distances = new int[ROWS];
    long[] other = new long[WORDS];
    for (int row = 0; row < ROWS; row++) {
      SignCodes.encode(rows, row * DIMENSION, DIMENSION, other);
      for (int word = 0; word < WORDS; word++) {
        distances[row] += Long.bitCount(code[word] ^ other[word]);
      }
    }
    return IntStream.range(0, ROWS)
        .filter(accepted)
        .boxed()
        .sorted(Comparator.comparing((Integer row) -> distances[row]))
        .limit(wanted)
        .mapToInt(row -> row)
        .sorted()
        .toArray();
  }
}
