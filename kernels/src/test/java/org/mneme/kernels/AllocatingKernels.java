package org.mneme.kernels;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.mneme.kernels.activation.Activation;
import org.mneme.kernels.activation.FanExponent;
import org.mneme.kernels.activation.Spread;
import org.mneme.kernels.clustering.AverageLinkage;
import org.mneme.kernels.clustering.Dbscan;
import org.mneme.kernels.decay.RetentionCurve;
import org.mneme.kernels.decay.StrengthDecay;
import org.mneme.kernels.dense.DotTile;
import org.mneme.kernels.dense.Pairwise;
import org.mneme.kernels.dense.Scan;
import org.mneme.kernels.dense.Triangle;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.SignCodes;
import org.mneme.kernels.quantised.SignEstimates;
import org.mneme.kernels.selection.Cut;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;

/** Calls every hot kernel and prints those that allocate; for {@link AllocationTest}. */
final class AllocatingKernels {
  private static final int DIMENSION = 100;
  private static final int ROWS = 70;

  private final float[] rows = Samples.unitRows(new Random(1), ROWS, DIMENSION);
  private final float[] query = Samples.unitRows(new Random(2), 5, DIMENSION);
  private final float[] hours = Samples.uniform(new Random(3), ROWS, 0, 100);
  private final float[] out = new float[5 * ROWS];
  private final int[] fans = new Random(4).ints(ROWS, 0, 9).toArray();
  private final int[] someRows = new Random(5).ints(9, 0, ROWS).toArray();
  private final int[] labels = new int[ROWS];
  private final long[] codes = new long[SignCodes.size(ROWS, DIMENSION)];
  private final float[] triangle = new float[Triangle.size(ROWS)];
  private final RunningTopK best = new RunningTopK(40);
  private final Activation activation = new Activation(0.4f, 0.1f);
  private final Scan scan = new Scan();
  private final DotTile tile = new DotTile();
  private final Pairwise pairwise = new Pairwise(DIMENSION);
  private final SignEstimates estimates = new SignEstimates();
  private final Cut cut = new Cut();
  private final AverageLinkage linkage = new AverageLinkage(ROWS);
  private final Dbscan dbscan = new Dbscan(ROWS);
  private float sink;

  public static void main(String[] args) {
    if (Boolean.getBoolean("polluted")) {
      for (int i = 0; i < 20_000; i++) {
        runOtherSpecies();
      }
    }
    AllocatingKernels kernels = new AllocatingKernels();
    StringBuilder report = new StringBuilder();
    kernels
        .all()
        .forEach(
            (name, kernel) -> {
              long bytes = Allocation.bytesPerCall(kernel);
              if (bytes > 0) {
                report.append(name).append(' ').append(bytes).append(" bytes; ");
              }
            });
    System.out.println(report.isEmpty() ? "all zero" : report);
  }

  private Map<String, Runnable> all() {
    int d = DIMENSION;
    Map<String, Runnable> all = new LinkedHashMap<>();
    all.put("dot", () -> sink += Vectors.dot(rows, 0, rows, d, d));
    all.put("squaredDistance", () -> sink += Vectors.squaredDistance(rows, 0, rows, d, d));
    all.put("cosine", () -> sink += Vectors.cosine(rows, 0, rows, d, d));
    all.put("normalise", () -> sink += Vectors.normalise(rows, 0, d));
    all.put("axpy", () -> Vectors.axpy(1e-9f, rows, 0, rows, d, d));
    all.put("dotBatch", () -> Vectors.dotBatch(query, 0, rows, 0, ROWS, d, out, 0));
    all.put("dotRows", () -> Vectors.dotRows(query, rows, d, someRows, 0, 9, 0, out));
    all.put("tile", () -> tile.dots(query, 0, 5, rows, 0, ROWS, d, out));
    all.put("scan", () -> scan(10));
    all.put("scan with a heap", () -> scan(40));
    all.put("top-k", () -> TopK.select(hours, 0, ROWS, 10, best, labels));
    all.put("at least", () -> TopK.atLeast(hours, 0, ROWS, 50f, labels));
    all.put("encode", () -> SignCodes.encode(rows, 0, ROWS, d, codes, 0));
    all.put("sign estimates", this::estimate);
    all.put("cut", () -> sink += cut.of(hours, 0, ROWS, 40));
    all.put("retention", () -> RetentionCurve.EBBINGHAUS.at(hours, 0, hours, 0, out, 0, ROWS));
    all.put("exponential", () -> StrengthDecay.exponential(hours, hours, hours, out, 0, ROWS));
    all.put("linear", () -> StrengthDecay.linear(hours, hours, hours, out, 0, ROWS));
    all.put("fan rates", () -> StrengthDecay.fanRates(fans, 0.05f, 0.1f, out, 0, ROWS));
    all.put("logistic", () -> activation.of(hours, 0, out, 0, ROWS));
    all.put("fan", () -> Spread.divideByFan(out, 0, fans, 0, ROWS, FanExponent.HALF));
    all.put("fan one", () -> Spread.divideByFan(out, 0, fans, 0, ROWS, FanExponent.ONE));
    all.put("accumulate", () -> Spread.accumulate(out, 0, hours, 0, ROWS));
    all.put(
        "similarity to fan",
        () -> activation.ofRows(query, 0, rows, d, fans, FanExponent.HALF, out));
    all.put("pairwise and linkage", this::cluster);
    return all;
  }

  private void scan(int k) {
    best.reset(k);
    scan.topK(query, 0, rows, 0, ROWS, DIMENSION, 0, best);
    best.finish();
  }

  private void estimate() {
    estimates.begin(query, 0, DIMENSION);
    estimates.estimate(codes, ROWS, out, 0);
  }

  private void cluster() {
    pairwise.dots(rows, 0, ROWS, DIMENSION, triangle, 0);
    dbscan.cluster(triangle, ROWS, 0.1f, 3, labels);
    linkage.cluster(triangle, 0, ROWS, 0.1f, labels);
  }

  /** What another library may do: the same operations at every width there is. */
  private static void runOtherSpecies() {
    float[] a = new float[64];
    int[] b = new int[64];
    for (VectorSpecies<Float> species :
        java.util.List.of(
            FloatVector.SPECIES_64,
            FloatVector.SPECIES_128,
            FloatVector.SPECIES_256,
            FloatVector.SPECIES_512)) {
      FloatVector acc = FloatVector.zero(species);
      for (int i = 0; i < 64; i += species.length()) {
        FloatVector v = FloatVector.fromArray(species, a, i);
        acc = acc.add(v).add(v.fma(v, acc)).sub(v.mul(v)).max(v);
        acc = acc.lanewise(VectorOperators.ADD, v.blend(acc, v.compare(VectorOperators.GE, acc)));
      }
      acc.intoArray(a, 0);
      a[0] += acc.reduceLanes(VectorOperators.ADD);
    }
    for (VectorSpecies<Integer> species :
        java.util.List.of(
            IntVector.SPECIES_64,
            IntVector.SPECIES_128,
            IntVector.SPECIES_256,
            IntVector.SPECIES_512)) {
      IntVector v = IntVector.fromArray(species, b, 0);
      v.add(v).lanewise(VectorOperators.MAX, v.and(7)).intoArray(b, 0);
    }
  }
}
