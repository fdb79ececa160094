package org.mneme.kernels.selection;

import java.util.Objects;

/**
 * The best k of all scores offered so far: descending by score, ties by the lower number, whatever
 * the order of the offers. A NaN is never held. Allocated once by the caller and reused with {@link
 * #reset}; no method allocates. Not thread-safe.
 *
 * <p>Up to 32 entries are kept sorted by insertion; more are kept as a heap with the worst on top
 * until {@link #finish} sorts them.
 */
public final class RunningTopK {
  private static final int LARGEST_SORTED = 32;
  private static final SelectionKernel KERNEL = SelectionKernel.chosen();

  private final float[] scores;
  private final int[] numbers;

  /** Scratch of the kernel, here because whoever keeps this keeps it for many searches. */
  final int[] maxima = new int[Maxima.SIZE];

  private int k;
  private int size;

  /**
   * Room for up to {@code capacity} entries, to begin with {@code k = capacity}.
   *
   * @throws IllegalArgumentException if {@code capacity < 0}
   */
  public RunningTopK(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("capacity " + capacity + " must not be negative");
    }
    scores = new float[capacity];
    numbers = new int[capacity];
    k = capacity;
  }

  /**
   * Forgets all entries and holds up to {@code k} from now on.
   *
   * @throws IllegalArgumentException if {@code k} is negative or above the capacity
   */
  public void reset(int k) {
    if (k < 0 || k > scores.length) {
      throw new IllegalArgumentException("k " + k + " must be in 0.." + scores.length);
    }
    this.k = k;
    size = 0;
  }

  /** Offers one score under a number of the caller's, such as a row; a NaN is ignored. */
  public void offer(float score, int number) {
    if (Float.isNaN(score)) {
      return;
    }
    if (k > LARGEST_SORTED) {
      offerToHeap(score, number);
      return;
    }
    if (size == k) {
      if (k == 0 || !precedes(score, number, scores[k - 1], numbers[k - 1])) {
        return;
      }
      size--;
    }
    int i = size++;
    for (; i > 0 && precedes(score, number, scores[i - 1], numbers[i - 1]); i--) {
      scores[i] = scores[i - 1];
      numbers[i] = numbers[i - 1];
    }
    scores[i] = score;
    numbers[i] = number;
  }

  /**
   * Offers {@code all[offset .. offset+count)} under the numbers {@code firstNumber, firstNumber+1,
   * …}.
   *
   * @throws IndexOutOfBoundsException if the range does not lie within the array
   */
  public void offerAll(float[] all, int offset, int count, int firstNumber) {
    Objects.checkFromIndexSize(offset, count, all.length);
    if (k > 0) {
      KERNEL.offerAll(all, offset, offset + count, firstNumber, this);
    }
  }

  /**
   * What a score must reach to be of interest: the worst score held once k are held, and minus
   * infinity before. (With an equal score the lower number decides.)
   */
  public float threshold() {
    if (size < k || k == 0) {
      return Float.NEGATIVE_INFINITY;
    }
    return k > LARGEST_SORTED ? scores[0] : scores[k - 1];
  }

  /** Brings the entries into their final order; no offers may follow before {@link #reset}. */
  public void finish() {
    if (k <= LARGEST_SORTED) {
      return;
    }
    if (size < k) {
      heapify();
    }
    for (int last = size - 1; last > 0; last--) {
      swap(0, last);
      siftDown(0, last);
    }
  }

  /** How many entries are held, at most k. */
  public int size() {
    return size;
  }

  /** The number of the entry at {@code rank}, 0 for the best; valid after {@link #finish}. */
  public int number(int rank) {
    return numbers[Objects.checkIndex(rank, size)];
  }

  /** The score of the entry at {@code rank}, 0 for the best; valid after {@link #finish}. */
  public float score(int rank) {
    return scores[Objects.checkIndex(rank, size)];
  }

  int k() {
    return k;
  }

  boolean isFull() {
    return size == k;
  }

  private void offerToHeap(float score, int number) {
    if (size < k) {
      scores[size] = score;
      numbers[size++] = number;
      if (size == k) {
        heapify();
      }
    } else if (precedes(score, number, scores[0], numbers[0])) {
      scores[0] = score;
      numbers[0] = number;
      siftDown(0, size);
    }
  }

  private void heapify() {
    for (int i = size / 2 - 1; i >= 0; i--) {
      siftDown(i, size);
    }
  }

  /** Restores the heap of {@code [0, end)} below {@code i}: no entry precedes one beneath it. */
  private void siftDown(int i, int end) {
    int parent = i;
    for (int child = 2 * parent + 1; child < end; child = 2 * parent + 1) {
      if (child + 1 < end
          && precedes(scores[child], numbers[child], scores[child + 1], numbers[child + 1])) {
        child++;
      }
      if (!precedes(scores[parent], numbers[parent], scores[child], numbers[child])) {
        return;
      }
      swap(parent, child);
      parent = child;
    }
  }

  private void swap(int i, int j) {
    float score = scores[i];
    scores[i] = scores[j];
    scores[j] = score;
    int number = numbers[i];
    numbers[i] = numbers[j];
    numbers[j] = number;
  }

  private static boolean precedes(float score, int number, float other, int otherNumber) {
    return score > other || (score == other && number < otherNumber);
  }
}
