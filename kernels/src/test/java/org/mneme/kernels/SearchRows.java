package org.mneme.kernels;

import static org.mneme.kernels.KernelTable.format;
import static org.mneme.kernels.KernelTable.time;
import static org.mneme.kernels.PairedMinima.nanos;

import java.util.Random;
import java.util.stream.IntStream;
import org.mneme.kernels.dense.Ceilings;
import org.mneme.kernels.dense.Scan;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.ByteRows;
import org.mneme.kernels.quantised.SignCodes;
import org.mneme.kernels.quantised.SignSearch;
import org.mneme.kernels.selection.RunningTopK;

/** The best ten of 100,000 rows that lie as embeddings do, which exceed every cache. */
final class SearchRows {
  private static final int N = 100_000;
  private static final int D = 768;
  private static final int QUERIES = 50;
  private static final int SIGN_CANDIDATES = 500;
  private static final int BYTE_CANDIDATES = 20;

  private final float[] rows = Samples.embeddingRows(new Random(1), N + QUERIES, D, 20);
  private final long[] codes = new long[SignCodes.size(N, D)];
  private final SignSearch signs = new SignSearch(N);
  private final ByteRows bytes = new ByteRows(rows, N, D, BYTE_CANDIDATES);
  private final Scan scan = new Scan();
  private final RunningTopK best = new RunningTopK(10);
  private final float[] scores = new float[N];
  private final float[] otherScores = new float[N];
  private float sink;

  /** A search for the best ten rows of a query that is itself a row, behind the others. */
  private interface Search {
    void run(int query);
  }

  SearchRows() {
    SignCodes.encode(rows, 0, N, D, codes, 0);
  }

  void addTo(KernelTable table) {
    table.add(
        "768: scan of 100,000 (loads alone)",
        nanos(5000, () -> exact(query(0)), () -> sink += Ceilings.readOnly(rows, 0, N * D)));
    double[] threads = nanos(2500, this::inTwoThreads, this::inOneThread);
    table.add("768: two scans in two threads (one after the other)", threads);
    compare(
        table, "768: sign codes of 100,000, %d re-ranked".formatted(SIGN_CANDIDATES), this::signs);
    compare(table, "768: bytes of 100,000, %d re-ranked".formatted(BYTE_CANDIDATES), this::bytes);
  }

  private void compare(KernelTable table, String name, Search search) {
    double[] times = nanos(2500, () -> search.run(query(0)), () -> exact(query(0)));
    table.add(
        name + " (exact scan), recall@10",
        "%s (%s), %.3f".formatted(time(times[0]), format(times[1] / times[0]), recall(search)));
  }

  private double recall(Search search) {
    int found = 0;
    for (int q = 0; q < QUERIES; q++) {
      exact(query(q));
      int[] expected = IntStream.range(0, 10).map(best::number).toArray();
      search.run(query(q));
      found +=
          (int)
              IntStream.range(0, 10)
                  .map(best::number)
                  .filter(n -> IntStream.of(expected).anyMatch(e -> e == n))
                  .count();
    }
    return found / (10.0 * QUERIES);
  }

  private void exact(int query) {
    best.reset(10);
    scan.topK(rows, query, rows, 0, N, D, 0, best);
    best.finish();
  }

  private void signs(int query) {
    best.reset(10);
    signs.search(rows, query, rows, codes, D, SIGN_CANDIDATES, best);
    best.finish();
  }

  private void bytes(int query) {
    best.reset(10);
    bytes.search(rows, query, rows, best);
    best.finish();
  }

  /** One thread begins at the half, so that neither finds what the other has just fetched. */
  private void inTwoThreads() {
    Thread other = new Thread(() -> halves(N / 2, 0, otherScores));
    other.start();
    halves(0, N / 2, scores);
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void inOneThread() {
    halves(0, N / 2, scores);
    halves(N / 2, 0, otherScores);
  }

  private void halves(int first, int second, float[] out) {
    Vectors.dotBatch(rows, query(0), rows, first * D, N / 2, D, out, first);
    Vectors.dotBatch(rows, query(0), rows, second * D, N / 2, D, out, second);
  }

  private static int query(int i) {
    return (N + i) * D;
  }
}
