package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.association.Concepts.concept;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.dense.Vectors;

class NearestConceptsTest {

  private static final int DIMENSION = 24;
  private static final double LEAST = 0.2;

  private final SplittableRandom random = new SplittableRandom(1);
  private final ConceptIndex concepts = new ConceptIndex(DIMENSION);
  private final NearestConcepts comparison = new NearestConcepts();
  private final int[] found = new int[3];
  private final float[] cosines = new float[3];

  @Test
  void findsForEachVectorWhatASingleComparisonFinds() {
    for (int c = 0; c < 90; c++) {
      concepts.put(concept("c" + c, 0), unit());
    }
    concepts.remove("c7");
    concepts.remove("c89");
    float[] vectors = new float[NearestConcepts.MAXIMUM * DIMENSION];
    for (int count : new int[] {NearestConcepts.MAXIMUM, 1, 5}) {
      for (int i = 0; i < count; i++) {
        System.arraycopy(unit(), 0, vectors, i * DIMENSION, DIMENSION);
      }
      comparison.compare(concepts, vectors, count);
      for (int i = 0; i < count; i++) {
        assertIsAsAlone(vectors, i);
      }
    }
  }

  @Test
  void givesAVectorTheSameCosinesAmongAnyOthers() {
    for (int c = 0; c < 21; c++) {
      concepts.put(concept("c" + c, 0), unit());
    }
    float[] vector = unit();
    float[] first = null;
    for (int at = 0; at < NearestConcepts.MAXIMUM; at++) {
      float[] vectors = new float[NearestConcepts.MAXIMUM * DIMENSION];
      System.arraycopy(vector, 0, vectors, at * DIMENSION, DIMENSION);
      comparison.compare(concepts, vectors, at + 1);
      comparison.nearest(at, -1, found, cosines);
      first = first == null ? cosines.clone() : first;
      assertThat(cosines).containsExactly(first);
    }
  }

  private void assertIsAsAlone(float[] vectors, int i) {
    float[] vector = new float[DIMENSION];
    System.arraycopy(vectors, i * DIMENSION, vector, 0, DIMENSION);
    int[] alone = new int[3];
    float[] aloneCosines = new float[3];
    int expected = concepts.nearest(vector, LEAST, alone, aloneCosines);

    assertThat(comparison.nearest(i, LEAST, found, cosines)).isEqualTo(expected);
    for (int n = 0; n < expected; n++) {
      assertThat(found[n]).isEqualTo(alone[n]);
      assertThat(cosines[n]).isEqualTo(aloneCosines[n], within(1e-6f));
    }
  }

  private float[] unit() {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextDouble() - 0.5f;
    }
    Vectors.normalise(vector, 0, DIMENSION);
    return vector;
  }
}
