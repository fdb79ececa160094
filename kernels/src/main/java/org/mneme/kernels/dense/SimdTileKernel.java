package org.mneme.kernels.dense;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums that stay in registers: with 32 vector registers, as processors with 512 bits have, those of
 * four queries and six rows, for which ten loads feed 24 multiply-adds; with 16 registers those of
 * four and two.
 */
final class SimdTileKernel implements TileKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** The exact class of what is stored: unless the compiler knows it, JDK 17 may box. */
  private static final Class<? extends FloatVector> EXACT = FloatVector.zero(SPECIES).getClass();

  private static final boolean HAS_32_REGISTERS = LANES == 16;
  private static final int ROWS = HAS_32_REGISTERS ? 6 : 2;
  private static final int SUMS = QUERIES * ROWS;
  private static final int HALF = LANES / 2;

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int scratch() {
    return (SUMS + 1) * LANES;
  }

  @Override
  public void multiply(
      float[] queries, int[] queryAt, float[] rows, int[] rowAt, int dimension, float[] out) {
    int bound = SPECIES.loopBound(dimension);
    if (HAS_32_REGISTERS) {
      fourBySix(queries, queryAt, rows, rowAt, bound, out);
    } else {
      fourByTwo(queries, queryAt, rows, rowAt, bound, out);
    }
    fold(out);
    // tail
    for (int k = bound; k < dimension; k++) {
      for (int q = 0; q < QUERIES; q++) {
        for (int r = 0; r < ROWS; r++) {
          out[ROWS * q + r] += queries[queryAt[q] + k] * rows[rowAt[r] + k];
        }
      }
    }
  }

  /** Leaves the unreduced sums in {@code out[QUERIES·ROWS][LANES]}. */
  private static void fourBySix(
      float[] queries, int[] queryAt, float[] rows, int[] rowAt, int bound, float[] out) {
    int q0 = queryAt[0];
    int q1 = queryAt[1];
    int q2 = queryAt[2];
    int q3 = queryAt[3];
    int r0 = rowAt[0];
    int r1 = rowAt[1];
    int r2 = rowAt[2];
    int r3 = rowAt[3];
    int r4 = rowAt[4];
    int r5 = rowAt[5];
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s03 = s00;
    FloatVector s04 = s00;
    FloatVector s05 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s12 = s00;
    FloatVector s13 = s00;
    FloatVector s14 = s00;
    FloatVector s15 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s22 = s00;
    FloatVector s23 = s00;
    FloatVector s24 = s00;
    FloatVector s25 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    FloatVector s32 = s00;
    FloatVector s33 = s00;
    FloatVector s34 = s00;
    FloatVector s35 = s00;
    for (int k = 0; k < bound; k += LANES) {
      FloatVector x0 = fromArray(SPECIES, queries, q0 + k);
      FloatVector x1 = fromArray(SPECIES, queries, q1 + k);
      FloatVector x2 = fromArray(SPECIES, queries, q2 + k);
      FloatVector x3 = fromArray(SPECIES, queries, q3 + k);
      FloatVector y0 = fromArray(SPECIES, rows, r0 + k);
      s00 = y0.fma(x0, s00);
      s10 = y0.fma(x1, s10);
      s20 = y0.fma(x2, s20);
      s30 = y0.fma(x3, s30);
      FloatVector y1 = fromArray(SPECIES, rows, r1 + k);
      s01 = y1.fma(x0, s01);
      s11 = y1.fma(x1, s11);
      s21 = y1.fma(x2, s21);
      s31 = y1.fma(x3, s31);
      FloatVector y2 = fromArray(SPECIES, rows, r2 + k);
      s02 = y2.fma(x0, s02);
      s12 = y2.fma(x1, s12);
      s22 = y2.fma(x2, s22);
      s32 = y2.fma(x3, s32);
      FloatVector y3 = fromArray(SPECIES, rows, r3 + k);
      s03 = y3.fma(x0, s03);
      s13 = y3.fma(x1, s13);
      s23 = y3.fma(x2, s23);
      s33 = y3.fma(x3, s33);
      FloatVector y4 = fromArray(SPECIES, rows, r4 + k);
      s04 = y4.fma(x0, s04);
      s14 = y4.fma(x1, s14);
      s24 = y4.fma(x2, s24);
      s34 = y4.fma(x3, s34);
      FloatVector y5 = fromArray(SPECIES, rows, r5 + k);
      s05 = y5.fma(x0, s05);
      s15 = y5.fma(x1, s15);
      s25 = y5.fma(x2, s25);
      s35 = y5.fma(x3, s35);
    }
    EXACT.cast(s00).intoArray(out, 0);
    EXACT.cast(s01).intoArray(out, LANES);
    EXACT.cast(s02).intoArray(out, 2 * LANES);
    EXACT.cast(s03).intoArray(out, 3 * LANES);
    EXACT.cast(s04).intoArray(out, 4 * LANES);
    EXACT.cast(s05).intoArray(out, 5 * LANES);
    EXACT.cast(s10).intoArray(out, 6 * LANES);
    EXACT.cast(s11).intoArray(out, 7 * LANES);
    EXACT.cast(s12).intoArray(out, 8 * LANES);
    EXACT.cast(s13).intoArray(out, 9 * LANES);
    EXACT.cast(s14).intoArray(out, 10 * LANES);
    EXACT.cast(s15).intoArray(out, 11 * LANES);
    EXACT.cast(s20).intoArray(out, 12 * LANES);
    EXACT.cast(s21).intoArray(out, 13 * LANES);
    EXACT.cast(s22).intoArray(out, 14 * LANES);
    EXACT.cast(s23).intoArray(out, 15 * LANES);
    EXACT.cast(s24).intoArray(out, 16 * LANES);
    EXACT.cast(s25).intoArray(out, 17 * LANES);
    EXACT.cast(s30).intoArray(out, 18 * LANES);
    EXACT.cast(s31).intoArray(out, 19 * LANES);
    EXACT.cast(s32).intoArray(out, 20 * LANES);
    EXACT.cast(s33).intoArray(out, 21 * LANES);
    EXACT.cast(s34).intoArray(out, 22 * LANES);
    EXACT.cast(s35).intoArray(out, 23 * LANES);
  }

  private static void fourByTwo(
      float[] queries, int[] queryAt, float[] rows, int[] rowAt, int bound, float[] out) {
    int q0 = queryAt[0];
    int q1 = queryAt[1];
    int q2 = queryAt[2];
    int q3 = queryAt[3];
    int r0 = rowAt[0];
    int r1 = rowAt[1];
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    for (int k = 0; k < bound; k += LANES) {
      FloatVector x0 = fromArray(SPECIES, queries, q0 + k);
      FloatVector x1 = fromArray(SPECIES, queries, q1 + k);
      FloatVector x2 = fromArray(SPECIES, queries, q2 + k);
      FloatVector x3 = fromArray(SPECIES, queries, q3 + k);
      FloatVector y0 = fromArray(SPECIES, rows, r0 + k);
      s00 = y0.fma(x0, s00);
      s10 = y0.fma(x1, s10);
      s20 = y0.fma(x2, s20);
      s30 = y0.fma(x3, s30);
      FloatVector y1 = fromArray(SPECIES, rows, r1 + k);
      s01 = y1.fma(x0, s01);
      s11 = y1.fma(x1, s11);
      s21 = y1.fma(x2, s21);
      s31 = y1.fma(x3, s31);
    }
    EXACT.cast(s00).intoArray(out, 0);
    EXACT.cast(s01).intoArray(out, LANES);
    EXACT.cast(s10).intoArray(out, 2 * LANES);
    EXACT.cast(s11).intoArray(out, 3 * LANES);
    EXACT.cast(s20).intoArray(out, 4 * LANES);
    EXACT.cast(s21).intoArray(out, 5 * LANES);
    EXACT.cast(s30).intoArray(out, 6 * LANES);
    EXACT.cast(s31).intoArray(out, 7 * LANES);
  }

  /**
   * Adds up the lanes of {@code sums[SUMS][LANES]}, by halves as in {@link Lanes}, and leaves the
   * results in the first floats. The other half is read from memory, at its distance: shuffles of
   * four sums took as long as half their multiply-adds.
   */
  private static void fold(float[] sums) {
    for (int i = 0; i < SUMS; i++) {
      FloatVector lower = fromArray(SPECIES, sums, i * LANES);
      FloatVector s = fromArray(SPECIES, sums, i * LANES + HALF).add(lower);
      // The upper half means nothing, and the next sum overwrites it.
      EXACT.cast(s).intoArray(sums, i * HALF);
    }
    for (int distance = HALF / 2; distance > 0; distance /= 2) {
      for (int i = 0; i < SUMS * HALF; i += LANES) {
        FloatVector lower = fromArray(SPECIES, sums, i);
        EXACT.cast(fromArray(SPECIES, sums, i + distance).add(lower)).intoArray(sums, i);
      }
    }
    for (int i = 0; i < SUMS; i++) {
      sums[i] = sums[i * HALF];
    }
  }
}
