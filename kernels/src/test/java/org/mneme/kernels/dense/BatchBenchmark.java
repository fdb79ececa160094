package org.mneme.kernels.dense;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.util.VectorUtil;
import org.mneme.kernels.Samples;
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

/** One query with many packed rows, beside Lucene row by row and a loop that only reads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx3g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BatchBenchmark {
  @Param({"16", "1000", "100000"})
  int rowCount;

  @Param({"768"})
  int dimension;

  private float[] query;
  private float[] rows;
  private float[][] separate;
  private float[] out;

  /** Random rows, packed for us and as one array each for Lucene, which takes no offsets. */
  @Setup
  public void prepare() {
    query = Samples.unitRows(new Random(1), 1, dimension);
    rows = Samples.uniform(new Random(2), rowCount * dimension, -1, 1);
    separate = new float[rowCount][];
    for (int row = 0; row < rowCount; row++) {
      separate[row] = java.util.Arrays.copyOfRange(rows, row * dimension, (row + 1) * dimension);
    }
    out = new float[rowCount];
  }

  @Benchmark
  public float[] lucene() {
    for (int row = 0; row < rowCount; row++) {
      out[row] = VectorUtil.dotProduct(query, separate[row]);
    }
    return out;
  }

  @Benchmark
  public float[] fourAccumulators() {
    for (int row = 0; row < rowCount; row++) {
      out[row] = FourAccumulators.dot(query, 0, rows, row * dimension, dimension);
    }
    return out;
  }

  @Benchmark
  public float[] mneme() {
    Vectors.dotBatch(query, 0, rows, 0, rowCount, dimension, out, 0);
    return out;
  }

  @Benchmark
  public float readOnly() {
    return Ceilings.readOnly(rows, 0, rowCount * dimension);
  }
}
