package org.mneme.kernels.selection;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Most scores are below the threshold, so whole vectors are skipped by one comparison each; lanes
 * are looked at one by one only where a comparison says that there is something to find.
 */
final class SimdSelectionKernel implements SelectionKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int BLOCK = 4 * LANES;

  @Override
  public void offerAll(float[] scores, int from, int to, int number, RunningTopK best) {
    int i = from;
    // Until k scores are held there is no threshold to compare with.
    for (; i < to && !best.isFull(); i++) {
      best.offer(scores[i], number + i - from);
    }
    for (int bound = to - BLOCK; i <= bound; i += BLOCK) {
      float threshold = best.threshold();
      if (anyAtLeast(scores, i, threshold)) {
        for (int v = i; v < i + BLOCK; v += LANES) {
          if (vectorHasAtLeast(scores, v, best.threshold())) {
            offerLanes(scores, v, number + v - from, best);
          }
        }
      }
    }
    // tail
    for (; i < to; i++) {
      best.offer(scores[i], number + i - from);
    }
  }

  @Override
  public int atLeast(float[] scores, int from, int to, float threshold, int[] out, int outOffset) {
    int count = 0;
    int i = from;
    for (int bound = to - BLOCK; i <= bound; i += BLOCK) {
      if (anyAtLeast(scores, i, threshold)) {
        for (int j = i; j < i + BLOCK; j++) {
          if (scores[j] >= threshold) {
            out[outOffset + count++] = j - from;
          }
        }
      }
    }
    // tail
    for (; i < to; i++) {
      if (scores[i] >= threshold) {
        out[outOffset + count++] = i - from;
      }
    }
    return count;
  }

  private static void offerLanes(float[] scores, int from, int number, RunningTopK best) {
    float threshold = best.threshold();
    for (int lane = 0; lane < LANES; lane++) {
      float score = scores[from + lane];
      if (score >= threshold) {
        best.offer(score, number + lane);
        threshold = best.threshold();
      }
    }
  }

  private static boolean anyAtLeast(float[] scores, int i, float threshold) {
    FloatVector limit = FloatVector.broadcast(SPECIES, threshold);
    return fromArray(SPECIES, scores, i)
        .compare(VectorOperators.GE, limit)
        .or(fromArray(SPECIES, scores, i + LANES).compare(VectorOperators.GE, limit))
        .or(fromArray(SPECIES, scores, i + 2 * LANES).compare(VectorOperators.GE, limit))
        .or(fromArray(SPECIES, scores, i + 3 * LANES).compare(VectorOperators.GE, limit))
        .anyTrue();
  }

  private static boolean vectorHasAtLeast(float[] scores, int i, float threshold) {
    return fromArray(SPECIES, scores, i)
        .compare(VectorOperators.GE, FloatVector.broadcast(SPECIES, threshold))
        .anyTrue();
  }
}
