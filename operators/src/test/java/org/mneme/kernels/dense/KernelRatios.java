package org.mneme.kernels.dense;

import java.util.Random;

/** Kernels beside their definitions; lies in their package because these are not public. */
public final class KernelRatios {

  private static final int DIMENSION = 768;
  private static final int ROWS = 1_000;

  private KernelRatios() {}

  /** Measures both, in turns. */
  @FunctionalInterface
  public interface Meter {
    /** Times {@code of} beside {@code beside}. */
    void measure(String name, Work of, Work beside) throws Exception;
  }

  /** Something that can be done many times. */
  @FunctionalInterface
  public interface Work {
    /** Does it once. */
    void run();
  }

  /** Measures nothing where there is no SIMD; the width of vectors is part of a ratio's name. */
  public static void measure(Meter meter) throws Exception {
    if (!(VectorKernel.chosen() instanceof SimdVectorKernel)) {
      return;
    }
    String width = Lanes.COUNT * Float.SIZE + " bit";
    ScalarVectorKernel scalar = new ScalarVectorKernel();
    Random random = new Random(1);
    float[] query = uniform(random, DIMENSION);
    float[] rows = uniform(random, ROWS * DIMENSION);
    float[] out = new float[ROWS];
    meter.measure(
        "SIMD/scalar dot of 768, " + width,
        () -> out[0] += Vectors.dot(query, 0, rows, 0, DIMENSION),
        () -> out[0] += scalar.dot(query, 0, rows, 0, DIMENSION));
    meter.measure(
        "SIMD/scalar cosine of 768, " + width,
        () -> out[0] += Vectors.cosine(query, 0, rows, 0, DIMENSION),
        () -> out[0] += scalar.cosine(query, 0, rows, 0, DIMENSION));
    meter.measure(
        "SIMD/scalar 1,000 rows of 768, " + width,
        () -> Vectors.dotBatch(query, 0, rows, 0, ROWS, DIMENSION, out, 0),
        () -> scalar.dotBatch(query, 0, rows, 0, ROWS, DIMENSION, out, 0));
  }

  private static float[] uniform(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() * 2 - 1;
    }
    return values;
  }
}
