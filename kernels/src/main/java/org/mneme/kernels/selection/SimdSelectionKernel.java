package org.mneme.kernels.selection;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Most scores are below the threshold, so many are skipped by one comparison; they are looked at
 * one by one only where a comparison says that there is something to find. Each such find costs
 * mispredicted branches, so a search that starts without a threshold gets one from {@link Maxima}.
 */
final class SimdSelectionKernel implements SelectionKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int BLOCK = 4 * LANES;

  @Override
  public void offerAll(float[] scores, int from, int to, int number, RunningTopK best) {
    int i = from;
    for (int left = to - i; left >= Maxima.GROUP; left = to - i) {
      int groups = Math.min(Maxima.GROUPS, left / Maxima.GROUP);
      Maxima.ofGroups(scores, i, groups, best.maxima);
      int limit = best.isFull() ? limit(best) : Maxima.floor(best.maxima, groups, best.k());
      for (int at = 0; at < groups * Maxima.STRIPS; at += LANES) {
        if (limit == Maxima.NONE || Maxima.anyAtLeast(best.maxima, at, limit)) {
          offerStrips(scores, i, number + i - from, at, limit, best);
          limit = best.isFull() ? limit(best) : limit;
        }
      }
      i += groups * Maxima.GROUP;
    }
    // tail
    for (; i < to; i++) {
      best.offer(scores[i], number + i - from);
    }
  }

  private static int limit(RunningTopK best) {
    return Maxima.limit(best.threshold());
  }

  /** Looks into the strips {@code at .. at+LANES} of groups whose scores begin at {@code from}. */
  private static void offerStrips(
      float[] scores, int from, int number, int at, int limit, RunningTopK best) {
    float threshold = Maxima.score(limit);
    int group = at / Maxima.STRIPS * Maxima.GROUP;
    for (int strip = at; strip < at + LANES; strip++) {
      if (best.maxima[strip] >= limit) {
        int first = group + strip % Maxima.STRIPS;
        for (int i = first; i < group + Maxima.GROUP; i += Maxima.STRIPS) {
          // Not "at least": without a limit the threshold is a NaN, and all are offered.
          if (!(scores[from + i] < threshold)) {
            best.offer(scores[from + i], number + i);
          }
        }
      }
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

  private static boolean anyAtLeast(float[] scores, int i, float threshold) {
    FloatVector limit = FloatVector.broadcast(SPECIES, threshold);
    return fromArray(SPECIES, scores, i)
        .compare(VectorOperators.GE, limit)
        .or(fromArray(SPECIES, scores, i + LANES).compare(VectorOperators.GE, limit))
        .or(fromArray(SPECIES, scores, i + 2 * LANES).compare(VectorOperators.GE, limit))
        .or(fromArray(SPECIES, scores, i + 3 * LANES).compare(VectorOperators.GE, limit))
        .anyTrue();
  }
}
