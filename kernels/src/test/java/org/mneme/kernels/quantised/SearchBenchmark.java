package org.mneme.kernels.quantised;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.mneme.kernels.Samples;
import org.mneme.kernels.dense.DotTile;
import org.mneme.kernels.dense.Scan;
import org.mneme.kernels.selection.RunningTopK;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The best ten of many rows: exact, by sign codes, and for several queries at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx3g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SearchBenchmark {
  private static final int QUERIES = 8;

  @Param({"1000", "100000"})
  int rowCount;

  @Param({"768"})
  int dimension;

  @Param({"500"})
  int candidates;

  private final Scan scan = new Scan();
  private final DotTile tile = new DotTile();
  private final RunningTopK best = new RunningTopK(10);
  private SignSearch search;
  private float[] rows;
  private long[] codes;
  private float[] scores;
  private int next;

  /** The queries are rows like the others, kept behind them. */
  @Setup
  public void prepare() {
    rows = Samples.embeddingRows(new Random(1), rowCount + QUERIES, dimension, 20);
    codes = new long[SignCodes.size(rowCount, dimension)];
    SignCodes.encode(rows, 0, rowCount, dimension, codes, 0);
    search = new SignSearch(rowCount);
    scores = new float[QUERIES * rowCount];
  }

  @Benchmark
  public int exact() {
    best.reset(10);
    scan.topK(rows, query(), rows, 0, rowCount, dimension, 0, best);
    best.finish();
    return best.number(0);
  }

  @Benchmark
  public int signCodes() {
    best.reset(10);
    search.search(rows, query(), rows, codes, dimension, candidates, best);
    best.finish();
    return best.number(0);
  }

  @Benchmark
  public float[] eightQueriesAtOnce() {
    tile.dots(rows, rowCount * dimension, QUERIES, rows, 0, rowCount, dimension, scores);
    return scores;
  }

  private int query() {
    next = (next + 1) % QUERIES;
    return (rowCount + next) * dimension;
  }
}
