package org.mneme.kernels.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.ChildJvm;
import org.mneme.kernels.KernelMode;
import org.mneme.kernels.Samples;
import org.mneme.kernels.dense.Pairwise;
import org.mneme.kernels.dense.Triangle;

/** A JVM has one mode, so each has one of its own here. */
class ClustersInBothModesTest {

  @Test
  void wellSeparatedRowsFallIntoTheSameClustersInEveryModeAndWidth() throws Exception {
    String scalar = labels("-Dmneme.kernels=scalar");
    String simd = labels("-Dmneme.kernels=simd");
    String narrow = labels("-Dmneme.kernels=simd", "-XX:MaxVectorSize=16");

    assertThat(simd.replace("SIMD", "SCALAR"))
        .isEqualTo(scalar)
        .contains("SCALAR average 30 [0, 1");
    assertThat(narrow).isEqualTo(simd).contains("SIMD density 30 [0, 1");
  }

  private static String labels(String... flags) throws Exception {
    String[] all = Arrays.copyOf(flags, flags.length + 1);
    all[flags.length] = KernelMode.FLAG;
    ChildJvm child = ChildJvm.run(PrintsClusters.class, all);
    assertThat(child.exitCode()).as(child.output()).isZero();
    return child.output().replaceAll("WARNING.*\\R", "");
  }

  /** Clusters 300 rows in 30 directions, with noise, at an odd dimension. */
  static final class PrintsClusters {
    private static final int ROWS = 300;
    private static final int DIMENSION = 131;

    public static void main(String[] args) {
      float[] rows = Samples.clusteredRows(new Random(1), ROWS, DIMENSION, 30, 0.5);
      float[] triangle = new float[Triangle.size(ROWS)];
      new Pairwise(DIMENSION).dots(rows, 0, ROWS, DIMENSION, triangle, 0);
      int[] labels = new int[ROWS];

      int dense = new Dbscan(ROWS).cluster(triangle, ROWS, 0.5f, 3, labels);
      System.out.printf("%s density %d %s%n", KernelMode.active(), dense, Arrays.toString(labels));
      int average = new AverageLinkage(ROWS).cluster(triangle, 0, ROWS, 0.5f, labels);
      System.out.printf(
          "%s average %d %s%n", KernelMode.active(), average, Arrays.toString(labels));
    }
  }
}
