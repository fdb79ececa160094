package org.mneme.kernels.decay;

import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code x^−e = 2^−(e·log₂x)} with both logarithm and power as polynomials (the coefficients of
 * Cephes' {@code logf} and {@code exp2f}, S. Moshier 1989). The product is split with fused
 * multiply-adds into a whole number and a remainder in [-½, ½], so that the error of the power does
 * not grow with the logarithm.
 */
final class SimdRetentionKernel implements RetentionKernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  /** The exact class of what is stored: unless the compiler knows it, JDK 17 may box. */
  private static final Class<? extends FloatVector> EXACT = FloatVector.zero(FLOATS).getClass();

  private static final int ONE_BITS = Float.floatToRawIntBits(1f);
  private static final int HALF_ROOT_BITS = Float.floatToRawIntBits((float) Math.sqrt(0.5));
  private static final float LOG2_E = (float) (1 / Math.log(2));

  /** Adding it rounds a float to a whole number and leaves that number in the lowest bits. */
  private static final float ROUNDING = 0x1.8p23f;

  @Override
  public void power(float[] bases, int offset, int count, float exponent) {
    FloatVector minusExponent = broadcast(FLOATS, -exponent);
    int i = offset;
    for (int bound = offset + FLOATS.loopBound(count); i < bound; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, bases, i);
      // Clamped as integers, which order as floats do above 0: a float maximum costs twice as much.
      IntVector bits = x.reinterpretAsInts().lanewise(VectorOperators.MAX, ONE_BITS);
      // x = 2^whole · (1+z) with 1+z in [√½, √2)
      IntVector shifted = bits.add(ONE_BITS - HALF_ROOT_BITS);
      FloatVector whole =
          (FloatVector)
              shifted.lanewise(VectorOperators.ASHR, 23).sub(127).convert(VectorOperators.I2F, 0);
      FloatVector z = shifted.and(0x007fffff).add(HALF_ROOT_BITS).reinterpretAsFloats().sub(1f);
      // ln(1+z) = z − z²/2 + z³·p(z)
      FloatVector p =
          z.fma(broadcast(FLOATS, 7.0376836292E-2f), broadcast(FLOATS, -1.1514610310E-1f));
      p = z.fma(p, broadcast(FLOATS, 1.1676998740E-1f));
      p = z.fma(p, broadcast(FLOATS, -1.2420140846E-1f));
      p = z.fma(p, broadcast(FLOATS, 1.4249322787E-1f));
      p = z.fma(p, broadcast(FLOATS, -1.6668057665E-1f));
      p = z.fma(p, broadcast(FLOATS, 2.0000714765E-1f));
      p = z.fma(p, broadcast(FLOATS, -2.4999993993E-1f));
      p = z.fma(p, broadcast(FLOATS, 3.3333331174E-1f));
      p = z.fma(p, broadcast(FLOATS, -0.5f));
      FloatVector fraction = z.mul(z).fma(p, z).mul(LOG2_E);
      FloatVector rounded = whole.add(fraction).mul(minusExponent).add(ROUNDING);
      FloatVector n = rounded.sub(ROUNDING);
      FloatVector f = fraction.fma(minusExponent, whole.fma(minusExponent, n.neg()));
      // 2^f = 1 + f·q(f)
      FloatVector q =
          f.fma(broadcast(FLOATS, 1.535336188319500E-4f), broadcast(FLOATS, 1.339887440266574E-3f));
      q = f.fma(q, broadcast(FLOATS, 9.618437357674640E-3f));
      q = f.fma(q, broadcast(FLOATS, 5.550332471162809E-2f));
      q = f.fma(q, broadcast(FLOATS, 2.402264791363012E-1f));
      q = f.fma(q, broadcast(FLOATS, 6.931472028550421E-1f));
      q = f.fma(q, broadcast(FLOATS, 1f));
      IntVector scale = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector power = q.reinterpretAsInts().add(scale).reinterpretAsFloats();
      // x·0 is 0 for every finite x, and NaN for the others.
      EXACT.cast(x.fma(FloatVector.zero(FLOATS), power)).intoArray(bases, i);
    }
    // tail
    for (; i < offset + count; i++) {
      bases[i] = ScalarRetentionKernel.power(bases[i], exponent);
    }
  }
}
