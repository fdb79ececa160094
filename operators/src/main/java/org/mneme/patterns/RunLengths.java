package org.mneme.patterns;

import java.nio.ByteBuffer;

/**
 * How long the current run of a series is, as a posterior: Bayesian online changepoint detection
 * (R. P. Adams and D. J. C. MacKay, 2007, algorithm 1) with a normal–inverse-gamma prior, so that a
 * run predicts by Student's t. Of more than {@value #MOST} run lengths the least probable go.
 *
 * <p>A run length of {@code r} means that the last {@code r} values are of one run, and that the
 * next one is of it too unless the run ends. Arrays run from the shortest run to the longest.
 */
final class RunLengths {

  /** Most run lengths. */
  static final int MOST = 300;

  /** Less probable run lengths are not followed: natural logarithm of 1e-12. */
  private static final double NEGLIGIBLE = -27.6;

  private static final int PACKED_BYTES = Integer.BYTES + 3 * Double.BYTES;

  private final RunPrior prior;
  private final double goesOn;
  private final double ends;
  private int size;
  private final int[] lengths = new int[MOST + 1];
  private final double[] logs = new double[MOST + 1];
  private final double[] means = new double[MOST + 1];
  private final double[] scales = new double[MOST + 1];

  /** Before the first value: a run of length 0. */
  RunLengths(RunPrior prior) {
    this.prior = prior;
    ends = StrictMath.log(prior.hazard());
    goesOn = StrictMath.log1p(-prior.hazard());
    size = 1;
    means[0] = prior.mean();
    scales[0] = prior.scale();
  }

  /** What {@link #pack} made. */
  static RunLengths unpack(RunPrior prior, byte[] packed) {
    RunLengths runs = new RunLengths(prior);
    ByteBuffer buffer = ByteBuffer.wrap(packed);
    runs.size = packed.length / PACKED_BYTES;
    for (int i = 0; i < runs.size; i++) {
      runs.lengths[i] = buffer.getInt();
      runs.logs[i] = buffer.getDouble();
      runs.means[i] = buffer.getDouble();
      runs.scales[i] = buffer.getDouble();
    }
    return runs;
  }

  /** All of it but the prior: {@code (length, log probability, mean, scale)} of each run length. */
  byte[] pack() {
    ByteBuffer buffer = ByteBuffer.allocate(size * PACKED_BYTES);
    for (int i = 0; i < size; i++) {
      buffer.putInt(lengths[i]).putDouble(logs[i]).putDouble(means[i]).putDouble(scales[i]);
    }
    return buffer.array();
  }

  int size() {
    return size;
  }

  /** The {@code i}-th shortest run length. */
  int length(int i) {
    return lengths[i];
  }

  /** Its posterior probability. */
  double probability(int i) {
    return StrictMath.exp(logs[i]);
  }

  /** The posterior mean of its values. */
  double mean(int i) {
    return means[i];
  }

  /** Takes the next value of the series. */
  void add(double value) {
    double[] joint = new double[size];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      joint[i] = logs[i] + predictive(i, value);
      largest = Math.max(largest, joint[i]);
    }
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += StrictMath.exp(joint[i] - largest);
    }
    double evidence = largest + StrictMath.log(sum);
    for (int i = size - 1; i >= 0; i--) {
      double weight = prior.weight() + lengths[i];
      double gap = value - means[i];
      lengths[i + 1] = lengths[i] + 1;
      logs[i + 1] = joint[i] - evidence + goesOn;
      scales[i + 1] = scales[i] + weight * gap * gap / (2 * (weight + 1));
      means[i + 1] = means[i] + gap / (weight + 1);
    }
    lengths[0] = 0;
    logs[0] = ends;
    means[0] = prior.mean();
    scales[0] = prior.scale();
    size++;
    dropImprobable();
  }

  /** Only the {@code i}-th run length is left: what is believed is no longer in doubt. */
  void believe(int i) {
    move(i, 0);
    logs[0] = 0;
    size = 1;
  }

  /** The logarithm of the density of {@code value} after the {@code i}-th run. */
  private double predictive(int i, double value) {
    double weight = prior.weight() + lengths[i];
    double shape = prior.shape() + lengths[i] / 2.0;
    double spread = 2 * scales[i] * (weight + 1) / weight;
    double gap = value - means[i];
    return GammaRatio.logHalfStep(shape)
        - 0.5 * StrictMath.log(StrictMath.PI * spread)
        - (shape + 0.5) * StrictMath.log1p(gap * gap / spread);
  }

  /** The posterior is not scaled up for what goes: it is less than what doubles can tell. */
  private void dropImprobable() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (logs[i] > NEGLIGIBLE) {
        move(i, kept++);
      }
    }
    size = kept;
    if (size > MOST) {
      int least = 0;
      for (int i = 1; i < size; i++) {
        least = logs[i] < logs[least] ? i : least;
      }
      for (int i = least + 1; i < size; i++) {
        move(i, i - 1);
      }
      size--;
    }
  }

  private void move(int from, int to) {
    lengths[to] = lengths[from];
    logs[to] = logs[from];
    means[to] = means[from];
    scales[to] = scales[from];
  }
}
