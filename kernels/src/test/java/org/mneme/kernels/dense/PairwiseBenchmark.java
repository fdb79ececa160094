package org.mneme.kernels.dense;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.util.VectorUtil;
import org.mneme.kernels.Samples;
import org.mneme.kernels.clustering.AverageLinkage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All pairs and their clustering, beside Lucene pair by pair and the peak of multiply-adds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PairwiseBenchmark {
  private static final int PEAK_STEPS = 10_000;

  @Param({"1000", "4000"})
  int rowCount;

  @Param({"768"})
  int dimension;

  private float[] rows;
  private float[][] separate;
  private float[] triangle;
  private int[] labels;
  private Pairwise pairwise;
  private AverageLinkage linkage;

  /** Rows in clusters of ten, as a window of episodes holds them. */
  @Setup
  public void prepare() {
    rows = Samples.clusteredRows(new Random(1), rowCount, dimension, rowCount / 10, 1.0);
    separate = new float[rowCount][];
    for (int row = 0; row < rowCount; row++) {
      separate[row] = Arrays.copyOfRange(rows, row * dimension, (row + 1) * dimension);
    }
    triangle = new float[Triangle.size(rowCount)];
    labels = new int[rowCount];
    pairwise = new Pairwise(dimension);
    linkage = new AverageLinkage(rowCount);
  }

  @Benchmark
  public float[] lucene() {
    int at = 0;
    for (int i = 0; i < rowCount; i++) {
      for (int j = i + 1; j < rowCount; j++) {
        triangle[at++] = VectorUtil.dotProduct(separate[i], separate[j]);
      }
    }
    return triangle;
  }

  @Benchmark
  public float[] mneme() {
    pairwise.dots(rows, 0, rowCount, dimension, triangle, 0);
    return triangle;
  }

  @Benchmark
  public int withClustering() {
    pairwise.dots(rows, 0, rowCount, dimension, triangle, 0);
    return linkage.cluster(triangle, 0, rowCount, 0.4f, labels);
  }

  /** Time of one step of twelve independent multiply-adds: 24·lanes operations. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  @OperationsPerInvocation(PEAK_STEPS)
  public float peak() {
    return Ceilings.multiplyAdds(triangle[0], PEAK_STEPS);
  }
}
