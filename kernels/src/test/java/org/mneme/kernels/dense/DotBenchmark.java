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

/** One pair of vectors: the definition, four scalar accumulators, Lucene, and this module. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DotBenchmark {
  @Param({"384", "768", "1001", "1536"})
  int dimension;

  private final VectorKernel definition = new ScalarVectorKernel();
  private float[] a;
  private float[] b;

  /** Two random unit vectors. */
  @Setup
  public void prepare() {
    a = Samples.unitRows(new Random(1), 1, dimension);
    b = Samples.unitRows(new Random(2), 1, dimension);
  }

  @Benchmark
  public float definition() {
    return definition.dot(a, 0, b, 0, dimension);
  }

  @Benchmark
  public float fourAccumulators() {
    return FourAccumulators.dot(a, 0, b, 0, dimension);
  }

  @Benchmark
  public float lucene() {
    return VectorUtil.dotProduct(a, b);
  }

  @Benchmark
  public float mneme() {
    return Vectors.dot(a, 0, b, 0, dimension);
  }

  @Benchmark
  public float cosineLucene() {
    return VectorUtil.cosine(a, b);
  }

  @Benchmark
  public float cosineMneme() {
    return Vectors.cosine(a, 0, b, 0, dimension);
  }
}
