package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.association.Concepts.concept;
import static org.mneme.association.Concepts.unit;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.SimilarityLadder;

class ConceptLookupTest {

  private static final int DIMENSION = 256;
  private static final int CONCEPTS = 3_000;
  private static final int SEEDS = 20;
  private static final double LEAST = 0.3;

  private final SplittableRandom random = new SplittableRandom(1);
  private final ConceptIndex index = new ConceptIndex(DIMENSION);
  private final ConceptLookup lookup = new ConceptLookup(new SimilarityLadder(0, 4, 0.005));
  private final int[] found = new int[SEEDS];
  private final float[] cosines = new float[SEEDS];
  private final int[] exact = new int[SEEDS];
  private final float[] exactCosines = new float[SEEDS];

  @Test
  void exampleUsage() {
    float[] east = unit(random, DIMENSION);
    index.put(concept("east", 1), east);

    assertThat(lookup.nearestShown(index, east, 0.5, false, found, cosines)).isEqualTo(1);
    assertThat(index.id(found[0])).isEqualTo("east");
  }

  @Test
  void findsNearlyAllThatComparingEveryConceptFindsWhateverCameAndWent() {
    groups();
    int wanted = 0;
    int same = 0;
    for (int step = 0; step < 200; step++) {
      change(step);
      float[] query = near(group(random.nextInt(CONCEPTS / SEEDS)), 0.8f);
      int all = index.nearest(query, LEAST, exact, exactCosines);
      int count = lookup.nearest(index, query, LEAST, found, cosines);
      wanted += all;
      for (int i = 0; i < count; i++) {
        assertThat(cosines[i]).isEqualTo(index.cosine(query, found[i]));
        same += contains(exact, found[i], all) ? 1 : 0;
      }
    }
    assertThat(wanted).isGreaterThan(1_000);
    assertThat((double) same / wanted).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void findsExactlyTheSameWhereTheQuerySaysSo() {
    groups();
    float[] query = near(group(3), 0.8f);
    int all = index.nearest(query, -1, exact, exactCosines);

    assertThat(lookup.nearestShown(index, query, -1, true, found, cosines)).isEqualTo(all);
    assertThat(found).isEqualTo(exact);
    assertThat(cosines).isEqualTo(exactCosines);
    assertThat(lookup.shownCosines(index, query, 5, true)).doesNotContain(Float.NaN);
  }

  @Test
  void letsTheSmallerIdDecideAmongEqualsEvenWhereTheCandidatesAreCut() {
    float[] same = unit(random, DIMENSION);
    for (int c = 0; c < CONCEPTS; c++) {
      index.put(concept("c%04d".formatted((c * 37) % CONCEPTS), 1), same);
    }

    assertThat(lookup.nearest(index, same, 0.5, found, cosines)).isEqualTo(SEEDS);
    for (int i = 0; i < SEEDS; i++) {
      assertThat(index.id(found[i])).isEqualTo("c%04d".formatted(i));
    }
  }

  @Test
  void neverShowsWhatIsHiddenAndLetsNoneOfItTakeAPlaceOfCandidates() {
    float[] query = unit(random, DIMENSION);
    for (int c = 0; c < CONCEPTS; c++) {
      index.put(concept("c" + c, 1), near(query, c < 500 ? 0.05f : 1f));
    }
    Set<String> hidden = new HashSet<>();
    for (int c = 0; c < 500; c++) {
      hidden.add("c" + c);
    }
    index.hide(hidden);

    int count = lookup.nearestShown(index, query, LEAST, false, found, cosines);

    assertThat(count).isEqualTo(SEEDS);
    for (int i = 0; i < count; i++) {
      assertThat(index.isHidden(found[i])).isFalse();
    }
    assertThat(lookup.nearest(index, query, LEAST, found, cosines)).isEqualTo(SEEDS);
    assertThat(index.isHidden(found[0])).isTrue();
  }

  /** Groups of as many similar concepts as are seeds. */
  private void groups() {
    for (int c = 0; c < CONCEPTS; c++) {
      index.put(concept("c" + c, 1), near(group(c / SEEDS), 0.6f));
    }
  }

  private void change(int step) {
    int c = random.nextInt(CONCEPTS);
    if (index.slot("c" + c) >= 0) {
      index.remove("c" + c);
    } else {
      index.put(concept("c" + c, step), near(group(c / SEEDS), 0.6f));
    }
  }

  private static float[] group(int number) {
    return unit(new SplittableRandom(1_000 + number), DIMENSION);
  }

  private float[] near(float[] axis, float distance) {
    float[] vector = axis.clone();
    Vectors.axpy(distance, unit(random, DIMENSION), 0, vector, 0, DIMENSION);
    Vectors.normalise(vector, 0, DIMENSION);
    return vector;
  }

  private static boolean contains(int[] slots, int slot, int count) {
    for (int i = 0; i < count; i++) {
      if (slots[i] == slot) {
        return true;
      }
    }
    return false;
  }
}
