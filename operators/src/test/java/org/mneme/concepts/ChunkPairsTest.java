package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.dense.Triangle;
import org.mneme.model.PackedVector;

class ChunkPairsTest {

  private static final int DIMENSION = 33;

  @Test
  void isThePlainFormulaForEveryPair() {
    Random random = new Random(1);
    List<ConceptCandidate> candidates = new ArrayList<>();
    List<CandidateContent> contents = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    float[] centre = Samples.unit(random, DIMENSION);
    long closedAt = Samples.TEN;
    for (int i = 0; i < 70; i++) {
      closedAt += random.nextInt((int) Samples.HOUR);
      float[] vector = Samples.near(centre, 0.8, random);
      vectors.add(vector);
      candidates.add(
          new ConceptCandidate("e" + i, closedAt, 0, null, null, "m", DIMENSION, closedAt));
      contents.add(new CandidateContent(PackedVector.pack(vector), List.of(), List.of()));
    }
    ChunkPairs pairs = new ChunkPairs(ClusteringParameters.DEFAULT);

    pairs.compute(candidates, contents);

    for (int i = 0; i < 70; i++) {
      for (int j = i + 1; j < 70; j++) {
        double cosine = cosine(vectors.get(i), vectors.get(j));
        double hours =
            (candidates.get(j).closedAt() - candidates.get(i).closedAt()) / (double) Samples.HOUR;
        double similarity = 1 / (1 + Math.exp(-10 * (cosine * Math.exp(-hours / 24) - 0.5)));
        int at = Triangle.index(i, j, 70);
        assertThat(pairs.cosines()[at]).isCloseTo((float) cosine, within(1e-6f));
        assertThat(pairs.similarities()[at]).isCloseTo((float) similarity, within(3e-6f));
      }
    }
  }

  @Test
  void tellsEqualTasksApartWhenYearsLieBetweenThem() {
    ChunkPairs pairs = new ChunkPairs(ClusteringParameters.DEFAULT);
    byte[] f32 = PackedVector.pack(Samples.EAST);
    long year = 365 * 24 * Samples.HOUR;

    pairs.compute(
        List.of(
            Samples.candidate("e1", Samples.TEN - 40 * year, 0),
            Samples.candidate("e2", Samples.TEN, 0)),
        List.of(
            new CandidateContent(f32, List.of(), List.of()),
            new CandidateContent(f32, List.of(), List.of())));

    assertThat(pairs.cosines()[0]).isEqualTo(1f);
    assertThat(pairs.similarities()[0]).isCloseTo(0.0067f, within(1e-4f));
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }
}
