package org.mneme.kernels.decay;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code e^−x = 2^n·2^f}: n whole, f in [-½, ½] by Cody and Waite's reduction in two parts, and the
 * power by Cephes' polynomial ({@code exp2f}, S. Moshier 1989); the logarithm by that of its {@code
 * logf}.
 */
final class SimdStrengthKernel implements StrengthKernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  /** The exact class of what is stored: unless the compiler knows it, JDK 17 may box. */
  private static final Class<? extends FloatVector> EXACT = FloatVector.zero(FLOATS).getClass();

  private static final int LARGEST_BITS = Float.floatToRawIntBits(LARGEST_EXPONENT);
  private static final int ONE_BITS = Float.floatToRawIntBits(1f);
  private static final int HALF_ROOT_BITS = Float.floatToRawIntBits((float) Math.sqrt(0.5));
  private static final float LN_2 = (float) Math.log(2);

  /** −log₂e, and what rounding to float took away from it. */
  private static final float MINUS_LOG2_E = (float) (-1 / Math.log(2));

  private static final float MINUS_LOG2_E_REST = (float) (-1 / Math.log(2) - MINUS_LOG2_E);

  /** Adding it rounds a float to a whole number and leaves that number in the lowest bits. */
  private static final float ROUNDING = 0x1.8p23f;

  @Override
  public void exponential(
      float[] strengths, float[] elapsed, float[] rates, float[] out, int from, int to) {
    int i = from;
    for (int bound = from + FLOATS.loopBound(to - from); i < bound; i += LANES) {
      FloatVector product = fromArray(FLOATS, rates, i).mul(fromArray(FLOATS, elapsed, i));
      // Clamped as integers, which order as floats do above 0 and are negative below it.
      FloatVector x =
          product
              .reinterpretAsInts()
              .lanewise(VectorOperators.MAX, 0)
              .lanewise(VectorOperators.MIN, LARGEST_BITS)
              .reinterpretAsFloats();
      FloatVector rounded = x.fma(broadcast(FLOATS, MINUS_LOG2_E), broadcast(FLOATS, ROUNDING));
      FloatVector n = rounded.sub(ROUNDING);
      FloatVector f = x.fma(broadcast(FLOATS, MINUS_LOG2_E), n.neg());
      f = x.fma(broadcast(FLOATS, MINUS_LOG2_E_REST), f);
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
      // product·0 is 0 for every finite product, and NaN for the others.
      power = product.fma(FloatVector.zero(FLOATS), power);
      EXACT.cast(fromArray(FLOATS, strengths, i).mul(power)).intoArray(out, i);
    }
    // tail
    for (; i < to; i++) {
      out[i] = ScalarStrengthKernel.decayed(strengths[i], rates[i] * elapsed[i]);
    }
  }

  @Override
  public void fanRates(int[] fans, float rate, float weight, float[] out, int from, int to) {
    int i = from;
    for (int bound = from + FLOATS.loopBound(to - from); i < bound; i += LANES) {
      IntVector fan = IntVector.fromArray(INTS, fans, i).lanewise(VectorOperators.MAX, 1);
      FloatVector x = (FloatVector) fan.convert(VectorOperators.I2F, 0);
      // x = 2^whole · (1+z) with 1+z in [√½, √2)
      IntVector shifted = x.reinterpretAsInts().add(ONE_BITS - HALF_ROOT_BITS);
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
      FloatVector logarithm = whole.fma(broadcast(FLOATS, LN_2), z.mul(z).fma(p, z));
      FloatVector growth = logarithm.fma(broadcast(FLOATS, weight), broadcast(FLOATS, 1f));
      EXACT.cast(growth.mul(rate)).intoArray(out, i);
    }
    // tail
    for (; i < to; i++) {
      out[i] = (float) (rate * (1 + weight * Math.log(Math.max(1, fans[i]))));
    }
  }
}
