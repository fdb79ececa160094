package org.mneme.kernels.decay;

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
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final int ONE_BITS = Float.floatToRawIntBits(1f);
  private static final int HALF_ROOT_BITS = Float.floatToRawIntBits((float) Math.sqrt(0.5));

  /** Adding it rounds a float to a whole number and leaves that number in the lowest bits. */
  private static final float ROUNDING = 0x1.8p23f;

  private static final float LOG2_E = (float) (1 / Math.log(2));

  @Override
  public void retention(
      RetentionCurve curve,
      float[] hours,
      int hoursOffset,
      float[] stability,
      int stabilityOffset,
      float[] out,
      int outOffset,
      int count) {
    FloatVector scale = FloatVector.broadcast(FLOATS, curve.scale());
    FloatVector exponent = FloatVector.broadcast(FLOATS, -curve.exponent());
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    int i = 0;
    for (int bound = FLOATS.loopBound(count); i < bound; i += LANES) {
      FloatVector t = FloatVector.fromArray(FLOATS, hours, hoursOffset + i);
      FloatVector s = FloatVector.fromArray(FLOATS, stability, stabilityOffset + i);
      power(t.mul(scale).div(s).add(one), exponent).intoArray(out, outOffset + i);
    }
    // tail
    for (; i < count; i++) {
      out[outOffset + i] = curve.at(hours[hoursOffset + i], stability[stabilityOffset + i]);
    }
  }

  @Override
  public void retention(
      RetentionCurve curve, float[] hours, int hoursOffset, float[] out, int outOffset, int count) {
    FloatVector scale = FloatVector.broadcast(FLOATS, curve.scale());
    FloatVector exponent = FloatVector.broadcast(FLOATS, -curve.exponent());
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    int i = 0;
    for (int bound = FLOATS.loopBound(count); i < bound; i += LANES) {
      FloatVector t = FloatVector.fromArray(FLOATS, hours, hoursOffset + i);
      power(t.mul(scale).add(one), exponent).intoArray(out, outOffset + i);
    }
    // tail
    for (; i < count; i++) {
      out[outOffset + i] = curve.at(hours[hoursOffset + i], 1f);
    }
  }

  /** {@code max(1, x)^exponent} for exponents in [-0.95, 0); NaN where x is not finite. */
  private static FloatVector power(FloatVector x, FloatVector exponent) {
    // Clamped as integers, which order as floats do above 0: a float maximum costs twice as much.
    IntVector bits = x.reinterpretAsInts().lanewise(VectorOperators.MAX, ONE_BITS);
    // x = 2^e · m with m in [√½, √2)
    IntVector shifted = bits.add(ONE_BITS - HALF_ROOT_BITS);
    IntVector e = shifted.lanewise(VectorOperators.ASHR, 23).sub(127);
    IntVector mBits = shifted.and(0x007fffff).add(IntVector.broadcast(INTS, HALF_ROOT_BITS));
    FloatVector whole = (FloatVector) e.convert(VectorOperators.I2F, 0);
    FloatVector fraction = log2(mBits.reinterpretAsFloats().sub(1f));
    FloatVector product = whole.add(fraction).mul(exponent);
    FloatVector rounded = product.add(ROUNDING);
    FloatVector n = rounded.sub(ROUNDING);
    FloatVector rest = fraction.fma(exponent, whole.fma(exponent, n.neg()));
    IntVector raised =
        exp2(rest)
            .reinterpretAsInts()
            .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23));
    // x·0 is 0 for every finite x, and NaN for the others.
    return x.fma(FloatVector.zero(FLOATS), raised.reinterpretAsFloats());
  }

  /** log₂(1+z) for 1+z in [√½, √2). */
  private static FloatVector log2(FloatVector z) {
    FloatVector p = z.fma(c(7.0376836292E-2f), c(-1.1514610310E-1f));
    p = z.fma(p, c(1.1676998740E-1f));
    p = z.fma(p, c(-1.2420140846E-1f));
    p = z.fma(p, c(1.4249322787E-1f));
    p = z.fma(p, c(-1.6668057665E-1f));
    p = z.fma(p, c(2.0000714765E-1f));
    p = z.fma(p, c(-2.4999993993E-1f));
    p = z.fma(p, c(3.3333331174E-1f));
    FloatVector zz = z.mul(z);
    FloatVector tail = zz.mul(z.fma(p, c(-0.5f)));
    return tail.add(z).mul(c(LOG2_E));
  }

  /** 2^f for f in [-½, ½]. */
  private static FloatVector exp2(FloatVector f) {
    FloatVector p = f.fma(c(1.535336188319500E-4f), c(1.339887440266574E-3f));
    p = f.fma(p, c(9.618437357674640E-3f));
    p = f.fma(p, c(5.550332471162809E-2f));
    p = f.fma(p, c(2.402264791363012E-1f));
    p = f.fma(p, c(6.931472028550421E-1f));
    return f.fma(p, c(1f));
  }

  private static FloatVector c(float constant) {
    return FloatVector.broadcast(FLOATS, constant);
  }
}
