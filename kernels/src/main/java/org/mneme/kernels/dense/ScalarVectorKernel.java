package org.mneme.kernels.dense;

/**
 * The definition: one plain loop each. Sums are kept in double, in which a product of two floats is
 * exact, so that the definition is also the most accurate answer; it costs nothing here, because a
 * chain of additions is bound by latency.
 */
final class ScalarVectorKernel implements VectorKernel {

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += (double) a[aOffset + i] * b[bOffset + i];
    }
    return (float) sum;
  }

  @Override
  public float squaredDistance(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      double difference = (double) a[aOffset + i] - b[bOffset + i];
      sum += difference * difference;
    }
    return (float) sum;
  }

  @Override
  public float cosine(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < dimension; i++) {
      double x = a[aOffset + i];
      double y = b[bOffset + i];
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return Cosine.of(ab, aa, bb);
  }

  @Override
  public void scale(float factor, float[] a, int aOffset, int dimension) {
    for (int i = 0; i < dimension; i++) {
      a[aOffset + i] *= factor;
    }
  }

  @Override
  public void axpy(float factor, float[] x, int xOffset, float[] y, int yOffset, int dimension) {
    for (int i = 0; i < dimension; i++) {
      y[yOffset + i] = (float) ((double) factor * x[xOffset + i] + y[yOffset + i]);
    }
  }

  @Override
  public void dotBatch(
      float[] query,
      int queryOffset,
      float[] rows,
      int rowsOffset,
      int rowCount,
      int dimension,
      float[] out,
      int outOffset) {
    for (int row = 0; row < rowCount; row++) {
      out[outOffset + row] = dot(query, queryOffset, rows, rowsOffset + row * dimension, dimension);
    }
  }
}
