package org.mneme.association;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.SimilarityLadder;
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

/**
 * The 20 concepts nearest to a query, as percentiles. Single is the scan alone, which any index of
 * so many vectors would take; dual is what the index of concepts takes with it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ConceptLookupBenchmark {

  private static final int DIMENSION = 768;
  private static final int QUERIES = 64;
  private static final double SEED_THRESHOLD = 0.4;

  @Param({"100", "1000", "10000"})
  int concepts;

  private final float[][] queries = new float[QUERIES][];
  private final int[] found = new int[20];
  private final float[] cosines = new float[20];
  private final ConceptLookup lookup = new ConceptLookup(SimilarityLadder.DEFAULT);
  private ConceptIndex index;
  private float[] centroids;
  private float[] scores;
  private int next;

  /** Random unit vectors; each query is near to one of the concepts. */
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    index = new ConceptIndex(DIMENSION);
    centroids = new float[concepts * DIMENSION];
    scores = new float[concepts];
    for (int c = 0; c < concepts; c++) {
      float[] centroid = unit(random);
      System.arraycopy(centroid, 0, centroids, c * DIMENSION, DIMENSION);
      index.put(Concepts.concept("concept-" + c, 60), centroid);
    }
    for (int q = 0; q < QUERIES; q++) {
      queries[q] = unit(random);
      Vectors.axpy(1.5f, centroids, random.nextInt(concepts) * DIMENSION, queries[q], 0, DIMENSION);
      Vectors.normalise(queries[q], 0, DIMENSION);
    }
  }

  @Benchmark
  public float single() {
    Vectors.dotBatch(query(), 0, centroids, 0, concepts, DIMENSION, scores, 0);
    return scores[0];
  }

  @Benchmark
  public int dual() {
    return lookup.nearestShown(index, query(), SEED_THRESHOLD, false, found, cosines);
  }

  private float[] query() {
    next = (next + 1) % QUERIES;
    return queries[next];
  }

  private static float[] unit(SplittableRandom random) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    Vectors.normalise(vector, 0, DIMENSION);
    return vector;
  }
}
