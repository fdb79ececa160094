package org.mneme.kernels.activation;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The exponential as in the decay kernels: Cody and Waite's reduction in two parts, and Cephes'
 * polynomial for {@code 2^f} (S. Moshier 1989). It stands here again because a shared method would
 * have to take or return a vector, and boxes wherever the compiler does not inline it.
 */
final class SimdActivationKernel implements ActivationKernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  /** The exact class of what is stored: unless the compiler knows it, JDK 17 may box. */
  private static final Class<? extends FloatVector> EXACT = FloatVector.zero(FLOATS).getClass();

  private static final int LARGEST_BITS = Float.floatToRawIntBits(LARGEST_EXPONENT);

  /** log₂e, and the negative of what rounding to float took away from it. */
  private static final float LOG2_E = (float) (1 / Math.log(2));

  private static final float MINUS_LOG2_E_REST = (float) (LOG2_E - 1 / Math.log(2));

  /** Adding it rounds a float to a whole number and leaves that number in the lowest bits. */
  private static final float ROUNDING = 0x1.8p23f;

  @Override
  public void logistic(
      float[] in,
      int inOffset,
      float[] out,
      int outOffset,
      int count,
      float threshold,
      float steepness) {
    FloatVector one = broadcast(FLOATS, 1f);
    int i = 0;
    for (int bound = FLOATS.loopBound(count); i < bound; i += LANES) {
      FloatVector scaled = fromArray(FLOATS, in, inOffset + i).sub(threshold).mul(steepness);
      // The magnitude is clamped as an integer, and the sign put back.
      IntVector bits = scaled.reinterpretAsInts();
      FloatVector x =
          bits.and(Integer.MAX_VALUE)
              .lanewise(VectorOperators.MIN, LARGEST_BITS)
              .or(bits.and(Integer.MIN_VALUE))
              .reinterpretAsFloats();
      FloatVector rounded = x.fma(broadcast(FLOATS, LOG2_E), broadcast(FLOATS, ROUNDING));
      FloatVector n = rounded.sub(ROUNDING);
      FloatVector f = x.fma(broadcast(FLOATS, -LOG2_E), n);
      f = x.fma(broadcast(FLOATS, MINUS_LOG2_E_REST), f);
      // 2^f = 1 + f·q(f)
      FloatVector q =
          f.fma(broadcast(FLOATS, 1.535336188319500E-4f), broadcast(FLOATS, 1.339887440266574E-3f));
      q = f.fma(q, broadcast(FLOATS, 9.618437357674640E-3f));
      q = f.fma(q, broadcast(FLOATS, 5.550332471162809E-2f));
      q = f.fma(q, broadcast(FLOATS, 2.402264791363012E-1f));
      q = f.fma(q, broadcast(FLOATS, 6.931472028550421E-1f));
      q = f.fma(q, one);
      IntVector scale = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector power = q.reinterpretAsInts().sub(scale).reinterpretAsFloats();
      FloatVector activation = one.div(power.add(one));
      // The difference is 0 for every finite number, and NaN for the others.
      EXACT.cast(scaled.sub(scaled).add(activation)).intoArray(out, outOffset + i);
    }
    // tail
    for (; i < count; i++) {
      out[outOffset + i] =
          ScalarActivationKernel.logistic((in[inOffset + i] - threshold) * steepness);
    }
  }

  @Override
  public void divideByFan(
      float[] values,
      int valuesOffset,
      int[] fans,
      int fansOffset,
      int count,
      FanExponent exponent) {
    if (exponent == FanExponent.ZERO) {
      return;
    }
    int i = 0;
    if (exponent == FanExponent.HALF) {
      for (int bound = FLOATS.loopBound(count); i < bound; i += LANES) {
        IntVector fan =
            IntVector.fromArray(INTS, fans, fansOffset + i).lanewise(VectorOperators.MAX, 1);
        FloatVector root =
            ((FloatVector) fan.convert(VectorOperators.I2F, 0)).lanewise(VectorOperators.SQRT);
        FloatVector quotient = fromArray(FLOATS, values, valuesOffset + i).div(root);
        EXACT.cast(quotient).intoArray(values, valuesOffset + i);
      }
    } else {
      for (int bound = FLOATS.loopBound(count); i < bound; i += LANES) {
        IntVector fan =
            IntVector.fromArray(INTS, fans, fansOffset + i).lanewise(VectorOperators.MAX, 1);
        FloatVector divisor = (FloatVector) fan.convert(VectorOperators.I2F, 0);
        FloatVector quotient = fromArray(FLOATS, values, valuesOffset + i).div(divisor);
        EXACT.cast(quotient).intoArray(values, valuesOffset + i);
      }
    }
    // tail
    for (; i < count; i++) {
      values[valuesOffset + i] /= exponent.power(fans[fansOffset + i]);
    }
  }
}
