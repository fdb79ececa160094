package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontierTest {

  private static final int ROWS = 5_000;

  private final Frontier frontier = new Frontier();

  @Test
  void keepsTheMostActiveNodes() {
    frontier.reset(10);
    Nodes names = names(row -> row);
    frontier.add(1, 0.9);
    frontier.add(2, 0.2);
    frontier.add(3, 0.5);

    frontier.keepMostActive(2, names);
    frontier.sortById(names);

    assertThat(kept()).containsExactly(2, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void agreesWithAPlainSort(int hashBits) {
    // Few bits of hash: many ties, which ids must break.
    Nodes names = names(row -> Long.rotateRight(row % (1L << (4 * hashBits)), 7) * 31);
    SplittableRandom random = new SplittableRandom(hashBits);
    for (int run = 0; run < 40; run++) {
      frontier.reset(ROWS);
      int size = random.nextInt(ROWS);
      int distinct = 1 + random.nextInt(1 << random.nextInt(14));
      List<Integer> nodes = new ArrayList<>();
      double[] doubts = new double[ROWS];
      for (int node = 0; node < size; node++) {
        // Activations from 1 down to far below the lowest bucket.
        doubts[node] = 1 - Math.pow(2, -40.0 * random.nextInt(distinct) / distinct);
        frontier.add(node, doubts[node]);
        nodes.add(node);
      }
      int width = 1 + random.nextInt(ROWS);
      Comparator<Integer> byId =
          (a, b) -> a.equals(b) ? 0 : names.precedes((int) a, (int) b) ? -1 : 1;
      Comparator<Integer> mostActive = Comparator.comparingDouble(node -> -(1 - doubts[node]));
      List<Integer> expected =
          nodes.stream().sorted(mostActive.thenComparing(byId)).limit(width).sorted(byId).toList();

      frontier.keepMostActive(width, names);
      for (int i = 0; i < frontier.size(); i++) {
        assertThat(frontier.doubt(i)).isEqualTo(doubts[frontier.node(i)]);
      }
      frontier.sortById(names);

      assertThat(kept()).isEqualTo(expected);
    }
  }

  private List<Integer> kept() {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < frontier.size(); i++) {
      kept.add(frontier.node(i));
    }
    return kept;
  }

  private static Nodes names(IntToLongFunction hash) {
    RowIds ids =
        new RowIds() {
          @Override
          public int rowLimit() {
            return ROWS;
          }

          @Override
          public long idHash(int row) {
            return hash.applyAsLong(row);
          }

          @Override
          public String id(int row) {
            return "e" + row;
          }

          @Override
          public boolean isHidden(int row) {
            return false;
          }
        };
    return new Nodes(ids, new ConceptIndex(1));
  }
}
