package org.mneme.kernels.dense;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Blocks that stay in registers: with 32 vector registers, as processors with 512 bits have, six
 * rows by four vectors of a panel; with 16 of them four by two, because six by four would spill.
 */
final class SimdPanelKernel implements PanelKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** The exact class of what is stored: unless the compiler knows it, JDK 17 may box. */
  private static final Class<? extends FloatVector> EXACT = FloatVector.zero(SPECIES).getClass();

  private static final boolean HAS_32_REGISTERS = LANES == 16;
  private static final int ROWS = HAS_32_REGISTERS ? 6 : 4;
  private static final int COLUMNS = HAS_32_REGISTERS ? 4 * LANES : 2 * LANES;

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public void multiply(float[] a, int[] aAt, float[] panel, int dimension, float[] out) {
    if (HAS_32_REGISTERS) {
      sixByFour(a, aAt, panel, dimension, out);
    } else {
      fourByTwo(a, aAt, panel, dimension, out);
    }
  }

  private static void sixByFour(float[] a, int[] aAt, float[] panel, int dimension, float[] out) {
    int a0 = aAt[0];
    int a1 = aAt[1];
    int a2 = aAt[2];
    int a3 = aAt[3];
    int a4 = aAt[4];
    int a5 = aAt[5];
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s03 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s12 = s00;
    FloatVector s13 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s22 = s00;
    FloatVector s23 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    FloatVector s32 = s00;
    FloatVector s33 = s00;
    FloatVector s40 = s00;
    FloatVector s41 = s00;
    FloatVector s42 = s00;
    FloatVector s43 = s00;
    FloatVector s50 = s00;
    FloatVector s51 = s00;
    FloatVector s52 = s00;
    FloatVector s53 = s00;
    for (int k = 0; k < dimension; k++) {
      int p = k * COLUMNS;
      FloatVector y0 = fromArray(SPECIES, panel, p);
      FloatVector y1 = fromArray(SPECIES, panel, p + LANES);
      FloatVector y2 = fromArray(SPECIES, panel, p + 2 * LANES);
      FloatVector y3 = fromArray(SPECIES, panel, p + 3 * LANES);
      FloatVector x0 = broadcast(SPECIES, a[a0 + k]);
      s00 = x0.fma(y0, s00);
      s01 = x0.fma(y1, s01);
      s02 = x0.fma(y2, s02);
      s03 = x0.fma(y3, s03);
      FloatVector x1 = broadcast(SPECIES, a[a1 + k]);
      s10 = x1.fma(y0, s10);
      s11 = x1.fma(y1, s11);
      s12 = x1.fma(y2, s12);
      s13 = x1.fma(y3, s13);
      FloatVector x2 = broadcast(SPECIES, a[a2 + k]);
      s20 = x2.fma(y0, s20);
      s21 = x2.fma(y1, s21);
      s22 = x2.fma(y2, s22);
      s23 = x2.fma(y3, s23);
      FloatVector x3 = broadcast(SPECIES, a[a3 + k]);
      s30 = x3.fma(y0, s30);
      s31 = x3.fma(y1, s31);
      s32 = x3.fma(y2, s32);
      s33 = x3.fma(y3, s33);
      FloatVector x4 = broadcast(SPECIES, a[a4 + k]);
      s40 = x4.fma(y0, s40);
      s41 = x4.fma(y1, s41);
      s42 = x4.fma(y2, s42);
      s43 = x4.fma(y3, s43);
      FloatVector x5 = broadcast(SPECIES, a[a5 + k]);
      s50 = x5.fma(y0, s50);
      s51 = x5.fma(y1, s51);
      s52 = x5.fma(y2, s52);
      s53 = x5.fma(y3, s53);
    }
    EXACT.cast(s00).intoArray(out, 0);
    EXACT.cast(s01).intoArray(out, LANES);
    EXACT.cast(s02).intoArray(out, 2 * LANES);
    EXACT.cast(s03).intoArray(out, 3 * LANES);
    EXACT.cast(s10).intoArray(out, 4 * LANES);
    EXACT.cast(s11).intoArray(out, 5 * LANES);
    EXACT.cast(s12).intoArray(out, 6 * LANES);
    EXACT.cast(s13).intoArray(out, 7 * LANES);
    EXACT.cast(s20).intoArray(out, 8 * LANES);
    EXACT.cast(s21).intoArray(out, 9 * LANES);
    EXACT.cast(s22).intoArray(out, 10 * LANES);
    EXACT.cast(s23).intoArray(out, 11 * LANES);
    EXACT.cast(s30).intoArray(out, 12 * LANES);
    EXACT.cast(s31).intoArray(out, 13 * LANES);
    EXACT.cast(s32).intoArray(out, 14 * LANES);
    EXACT.cast(s33).intoArray(out, 15 * LANES);
    EXACT.cast(s40).intoArray(out, 16 * LANES);
    EXACT.cast(s41).intoArray(out, 17 * LANES);
    EXACT.cast(s42).intoArray(out, 18 * LANES);
    EXACT.cast(s43).intoArray(out, 19 * LANES);
    EXACT.cast(s50).intoArray(out, 20 * LANES);
    EXACT.cast(s51).intoArray(out, 21 * LANES);
    EXACT.cast(s52).intoArray(out, 22 * LANES);
    EXACT.cast(s53).intoArray(out, 23 * LANES);
  }

  private static void fourByTwo(float[] a, int[] aAt, float[] panel, int dimension, float[] out) {
    int a0 = aAt[0];
    int a1 = aAt[1];
    int a2 = aAt[2];
    int a3 = aAt[3];
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    for (int k = 0; k < dimension; k++) {
      int p = k * COLUMNS;
      FloatVector y0 = fromArray(SPECIES, panel, p);
      FloatVector y1 = fromArray(SPECIES, panel, p + LANES);
      FloatVector x0 = broadcast(SPECIES, a[a0 + k]);
      s00 = x0.fma(y0, s00);
      s01 = x0.fma(y1, s01);
      FloatVector x1 = broadcast(SPECIES, a[a1 + k]);
      s10 = x1.fma(y0, s10);
      s11 = x1.fma(y1, s11);
      FloatVector x2 = broadcast(SPECIES, a[a2 + k]);
      s20 = x2.fma(y0, s20);
      s21 = x2.fma(y1, s21);
      FloatVector x3 = broadcast(SPECIES, a[a3 + k]);
      s30 = x3.fma(y0, s30);
      s31 = x3.fma(y1, s31);
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
}
