package org.mneme.kernels.quantised;

import java.util.Arrays;
import java.util.Objects;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.selection.RunningTopK;

/**
 * The two-stage search: the Hamming distances of all sign codes choose the nearest candidates,
 * whose exact dot products then decide. {@link #search} does it for one matrix; for rows in
 * segments:
 *
 * <pre>
 * search.begin(query, 0, dimension);
 * search.scan(codes, count);                 // for each segment, in order
 * search.choose(500);
 * search.rank(query, 0, rows, 0, first, count, best);   // for each segment
 * best.finish();
 * </pre>
 *
 * <p>Rows are numbered from 0 in the order of the scans. The candidates are the rows of least
 * distance, ties by the lower number, however the rows are cut into segments.
 *
 * <p>Holds two bytes for each row and four for each candidate as scratch: allocate it once and
 * reuse it. Not thread-safe.
 */
public final class SignSearch {
  private static final int BLOCK = SignCodes.BLOCK;
  private static final short EXCLUDED = Short.MAX_VALUE;

  private final short[] distances;
  private final int[] candidates;
  private final long[] queryCode;
  private final int[] blockDistances = new int[BLOCK];

  /** Two, so that neighbours with equal distances do not wait for each other's increment. */
  private final int[] evenCounts;

  private final int[] oddCounts;

  private int dimension;
  private int rowCount;
  private int candidateCount;

  /**
   * Scratch for up to {@code maxRows} rows of up to {@code maxDimension} components, and up to
   * {@code maxCandidates} candidates.
   *
   * @throws IllegalArgumentException if a size is negative or {@code maxDimension} above 32,766
   */
  public SignSearch(int maxRows, int maxDimension, int maxCandidates) {
    if (maxRows < 0 || maxCandidates < 0 || maxDimension < 0 || maxDimension >= EXCLUDED) {
      throw new IllegalArgumentException(
          "maxRows %d and maxCandidates %d must be at least 0, maxDimension %d in 0..%d"
              .formatted(maxRows, maxCandidates, maxDimension, EXCLUDED - 1));
    }
    distances = new short[maxRows];
    candidates = new int[maxCandidates];
    queryCode = new long[SignCodes.words(maxDimension)];
    evenCounts = new int[maxDimension + 1];
    oddCounts = new int[maxDimension + 1];
  }

  /**
   * Searches {@code rows[rowCount][dimension]}, packed from 0 on, with their codes in blocks (see
   * {@link SignCodes}): offers the exact scores of the {@code candidates} nearest rows to {@code
   * best}, under their row numbers.
   *
   * @throws IllegalArgumentException if a size exceeds the scratch
   * @throws IndexOutOfBoundsException if query, rows or codes do not lie within their arrays
   */
  public void search(
      float[] query,
      int queryOffset,
      float[] rows,
      long[] codes,
      int rowCount,
      int dimension,
      int candidates,
      RunningTopK best) {
    begin(query, queryOffset, dimension);
    scan(codes, rowCount);
    choose(candidates);
    rank(query, queryOffset, rows, 0, 0, rowCount, best);
  }

  /** Forgets all rows and encodes the query {@code query[queryOffset .. +dimension)}. */
  public void begin(float[] query, int queryOffset, int dimension) {
    if (dimension >= evenCounts.length) {
      throw new IllegalArgumentException("dimension " + dimension + " exceeds the scratch");
    }
    SignCodes.encode(query, queryOffset, dimension, queryCode);
    this.dimension = dimension;
    Arrays.fill(evenCounts, 0, dimension + 1, 0);
    Arrays.fill(oddCounts, 0, dimension + 1, 0);
    rowCount = 0;
    candidateCount = 0;
  }

  /**
   * Measures the next {@code count} rows: the first of those whose codes stand in {@code codes}.
   *
   * @throws IllegalArgumentException if they exceed the scratch
   * @throws IndexOutOfBoundsException if {@code codes} has fewer
   */
  public void scan(long[] codes, int count) {
    checkRoom(count);
    int words = SignCodes.words(dimension);
    for (int first = 0; first < count; first += BLOCK) {
      SignCodes.distances(queryCode, codes, first / BLOCK, words, blockDistances);
      keep(Math.min(BLOCK, count - first));
    }
  }

  /**
   * The same for rows of which only some may be found: bit {@code i % 64} of {@code accepted[i /
   * 64]} says whether row {@code i} of these may. The others still take a number.
   */
  public void scan(long[] codes, int count, long[] accepted) {
    checkRoom(count);
    int words = SignCodes.words(dimension);
    for (int first = 0; first < count; first += BLOCK) {
      int block = Math.min(BLOCK, count - first);
      if (anyOf(accepted, first, block)) {
        SignCodes.distances(queryCode, codes, first / BLOCK, words, blockDistances);
      }
      keep(block, accepted, first);
    }
  }

  /**
   * Chooses the {@code wanted} nearest of all rows scanned, or all if there are fewer.
   *
   * @return how many were chosen
   * @throws IllegalArgumentException if {@code wanted} is negative or exceeds the scratch
   */
  public int choose(int wanted) {
    if (wanted < 0 || wanted > candidates.length) {
      throw new IllegalArgumentException(
          "candidates " + wanted + " must be in 0.." + candidates.length);
    }
    int nearer = 0;
    int cutoff = 0;
    for (; cutoff <= dimension; cutoff++) {
      int here = evenCounts[cutoff] + oddCounts[cutoff];
      if (nearer + here > wanted) {
        break;
      }
      nearer += here;
    }
    candidateCount = collect(cutoff, wanted - nearer);
    return candidateCount;
  }

  /** How many rows were scanned since {@link #begin}. */
  public int rowCount() {
    return rowCount;
  }

  /** The row number of the {@code i}-th candidate; candidates ascend by number. */
  public int candidate(int i) {
    return candidates[Objects.checkIndex(i, candidateCount)];
  }

  /**
   * Offers the exact dot products of those candidates that lie in one segment to {@code best}: the
   * rows numbered {@code first .. first+count}, packed from {@code rowsOffset} on.
   *
   * @throws IndexOutOfBoundsException if query or rows do not lie within their arrays
   */
  public void rank(
      float[] query,
      int queryOffset,
      float[] rows,
      int rowsOffset,
      int first,
      int count,
      RunningTopK best) {
    int found = Arrays.binarySearch(candidates, 0, candidateCount, first);
    int end = first + count;
    for (int i = found < 0 ? -found - 1 : found; i < candidateCount && candidates[i] < end; i++) {
      int at = rowsOffset + (candidates[i] - first) * dimension;
      best.offer(Vectors.dot(query, queryOffset, rows, at, dimension), candidates[i]);
    }
  }

  private void checkRoom(int count) {
    if (count < 0 || count > distances.length - rowCount) {
      throw new IllegalArgumentException(
          rowCount + " and " + count + " rows exceed the scratch for " + distances.length);
    }
  }

  /** Stores and counts the first distances of a block. */
  private void keep(int count) {
    int i = 0;
    for (; i < count - 1; i += 2) {
      int even = blockDistances[i];
      int odd = blockDistances[i + 1];
      distances[rowCount + i] = (short) even;
      distances[rowCount + i + 1] = (short) odd;
      evenCounts[even]++;
      oddCounts[odd]++;
    }
    if (i < count) {
      distances[rowCount + i] = (short) blockDistances[i];
      evenCounts[blockDistances[i]]++;
    }
    rowCount += count;
  }

  private void keep(int count, long[] accepted, int first) {
    for (int i = 0; i < count; i++) {
      int row = first + i;
      if ((accepted[row / Long.SIZE] >>> row & 1) == 0) {
        distances[rowCount + i] = EXCLUDED;
      } else {
        distances[rowCount + i] = (short) blockDistances[i];
        evenCounts[blockDistances[i]]++;
      }
    }
    rowCount += count;
  }

  private static boolean anyOf(long[] accepted, int first, int count) {
    long any = 0;
    for (int row = first; row < first + count; row += Long.SIZE) {
      any |= accepted[row / Long.SIZE];
    }
    return any != 0;
  }

  /** Lists all rows nearer than {@code cutoff} and the first {@code ties} at it. */
  private int collect(int cutoff, int ties) {
    int count = 0;
    int tiesLeft = ties;
    for (int row = 0; row < rowCount; row++) {
      int distance = distances[row];
      if (distance < cutoff) {
        candidates[count++] = row;
      } else if (distance == cutoff && tiesLeft > 0 && cutoff <= dimension) {
        candidates[count++] = row;
        tiesLeft--;
      }
    }
    return count;
  }
}
