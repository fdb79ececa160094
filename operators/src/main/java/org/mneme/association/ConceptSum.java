package org.mneme.association;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The weighted sum of a concept's members, {@code Σw·e}, from which its centroid follows and from
 * which a forgotten member is subtracted: {@code w = e^(−age/24 h)} with the age counted to a
 * reference time. Moving the reference scales all weights alike and leaves the centroid where it
 * is.
 *
 * <p>Kept in float64: what is left after a subtraction has lost as many digits as the weight fell,
 * so below a millionth of the weight before, sum the members up anew.
 */
public final class ConceptSum {

  private static final double FADING_MILLIS = 24 * 3_600_000.0;

  /** The length below which a sum of unit vectors points nowhere. */
  private static final double SMALLEST_NORM = 1e-150;

  private final double[] sum;
  private double weightSum;
  private long referenceAt;

  /** The sum of no members, in {@code dimension} components. */
  public ConceptSum(int dimension, long referenceAt) {
    this.sum = new double[dimension];
    this.referenceAt = referenceAt;
  }

  /** What {@link #packed}, {@link #weightSum} and {@link #referenceAt} were of. */
  public static ConceptSum unpack(byte[] packed, double weightSum, long referenceAt) {
    ConceptSum unpacked = new ConceptSum(packed.length / Double.BYTES, referenceAt);
    ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(unpacked.sum);
    unpacked.weightSum = weightSum;
    return unpacked;
  }

  /** Adds a member: its unit {@code vector[dimension]} and closing time, epoch milliseconds. */
  public void add(float[] vector, long closedAt) {
    accumulate(vector, weight(closedAt));
  }

  /** Takes a member out that was added with the same vector and time. */
  public void subtract(float[] vector, long closedAt) {
    accumulate(vector, -weight(closedAt));
  }

  /** Adds all members of another sum. */
  public void add(ConceptSum other) {
    double factor = weight(other.referenceAt);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * other.sum[i];
    }
    weightSum += factor * other.weightSum;
  }

  /** Counts ages to {@code newReferenceAt} from now on. */
  public void rebase(long newReferenceAt) {
    double factor = Math.exp((referenceAt - newReferenceAt) / FADING_MILLIS);
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= factor;
    }
    weightSum *= factor;
    referenceAt = newReferenceAt;
  }

  /** The direction of the sum as a unit vector, or null when it has none. */
  public float[] centroid() {
    double squares = 0;
    for (double component : sum) {
      squares += component * component;
    }
    double norm = Math.sqrt(squares);
    if (!(norm > SMALLEST_NORM)) {
      return null;
    }
    float[] centroid = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      centroid[i] = (float) (sum[i] / norm);
    }
    return centroid;
  }

  /** {@code Σw·e} as little-endian float64, {@code 8 * dimension} bytes. */
  public byte[] packed() {
    ByteBuffer packed =
        ByteBuffer.allocate(sum.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    packed.asDoubleBuffer().put(sum);
    return packed.array();
  }

  /** {@code Σw} as of the reference time. */
  public double weightSum() {
    return weightSum;
  }

  /** The time that ages count to, epoch milliseconds. */
  public long referenceAt() {
    return referenceAt;
  }

  private double weight(long at) {
    return Math.exp((at - referenceAt) / FADING_MILLIS);
  }

  private void accumulate(float[] vector, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * vector[i];
    }
    weightSum += weight;
  }
}
