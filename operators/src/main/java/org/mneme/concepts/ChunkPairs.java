package org.mneme.concepts;

import java.util.Arrays;
import java.util.List;
import org.mneme.kernels.activation.Activation;
import org.mneme.kernels.decay.StrengthDecay;
import org.mneme.kernels.dense.Pairwise;
import org.mneme.kernels.dense.Triangle;
import org.mneme.model.PackedVector;

/**
 * All pairs of one chunk, in two triangles laid out as {@link Triangle} says: their cosines, and
 * their pair similarities {@code σ(k·(cos·e^(−Δt/scale) − midpoint))}. Ages count from the window's
 * end, and Δt is the difference of the two ages: a task that came back after a day is only half the
 * same, however late both are looked at. Links and coherence are of the cosines, which age nothing.
 *
 * <p>Holds its arrays from chunk to chunk, as large as the largest needed. Not thread-safe.
 */
final class ChunkPairs {

  private final float scaleMillis;
  private final Activation activation;
  private Pairwise pairwise = new Pairwise(0);
  private int maxDimension;
  private float[] rows = {};
  private float[] cosines = {};
  private float[] similarities = {};
  private float[] ages = {};
  private float[] line = {};
  private float[] ones = {};
  private int count;

  ChunkPairs(ClusteringParameters parameters) {
    this.scaleMillis = parameters.ageScaleMillis();
    this.activation =
        new Activation((float) parameters.midpoint(), (float) (1 / parameters.steepness()));
  }

  /**
   * Computes both triangles.
   *
   * @param candidates in the order (closing time, id), all of one dimension
   * @param contents theirs, in the same order
   */
  void compute(List<ConceptCandidate> candidates, List<CandidateContent> contents) {
    count = candidates.size();
    int dimension = candidates.get(0).dimension();
    reserve(dimension);
    for (int i = 0; i < count; i++) {
      PackedVector.unpack(contents.get(i).f32(), rows, i * dimension);
    }
    pairwise.dots(rows, 0, count, dimension, cosines, 0);
    for (int i = 0; i < count; i++) {
      similarities(i, candidates);
    }
    activation.of(similarities, 0, similarities, 0, Triangle.size(count));
  }

  /** How many episodes the chunk has. */
  int count() {
    return count;
  }

  /** The cosines; only to be read. */
  float[] cosines() {
    return cosines;
  }

  /** The pair similarities, which clustering may overwrite. */
  float[] similarities() {
    return similarities;
  }

  /** What a cosine is worth as a similarity, age aside. */
  double similarity(float cosine) {
    return activation.of(cosine);
  }

  /** The aged cosines of the pairs (i, j), i &lt; j; the youngest stands last. */
  private void similarities(int i, List<ConceptCandidate> candidates) {
    int next = i + 1;
    long time = candidates.get(i).closedAt();
    for (int j = next; j < count; j++) {
      ages[j] = (candidates.get(j).closedAt() - time) / scaleMillis;
    }
    int at = Triangle.row(i, count) + next;
    System.arraycopy(cosines, at, line, next, count - next);
    StrengthDecay.exponential(line, ages, ones, line, next, count);
    System.arraycopy(line, next, similarities, at, count - next);
  }

  private void reserve(int dimension) {
    if (dimension > maxDimension) {
      maxDimension = dimension;
      pairwise = new Pairwise(dimension);
    }
    if (rows.length < count * dimension) {
      rows = new float[count * dimension];
    }
    if (ages.length < count) {
      cosines = new float[Triangle.size(count)];
      similarities = new float[Triangle.size(count)];
      ages = new float[count];
      line = new float[count];
      ones = new float[count];
      Arrays.fill(ones, 1f);
    }
  }
}
