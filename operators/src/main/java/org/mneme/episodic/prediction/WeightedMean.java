package org.mneme.episodic.prediction;

import org.mneme.model.PackedVector;

/** The weighted mean of packed vectors of one dimension, summed in double. */
final class WeightedMean {

  private final double[] sums;
  private double weight;

  /** Of vectors of {@code bytes} bytes. */
  WeightedMean(int bytes) {
    sums = new double[bytes / Float.BYTES];
  }

  void add(byte[] packed, double ofThis) {
    float[] vector = PackedVector.unpack(packed);
    for (int i = 0; i < sums.length; i++) {
      sums[i] += ofThis * vector[i];
    }
    weight += ofThis;
  }

  double weight() {
    return weight;
  }

  /** The mean; there must be weight. */
  byte[] packed() {
    float[] mean = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      mean[i] = (float) (sums[i] / weight);
    }
    return PackedVector.pack(mean);
  }
}
