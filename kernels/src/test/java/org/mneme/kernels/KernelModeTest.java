package org.mneme.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mneme.kernels.decay.RetentionCurve;
import org.mneme.kernels.dense.Vectors;

class KernelModeTest {

  @Test
  void runsSimdWhereTheModuleIsLoaded() {
    assertThat(KernelMode.active()).isEqualTo(KernelMode.SIMD);
    assertThat(KernelMode.description()).matches("simd, (128|256|512) bit");
    assertThat(KernelMode.<String>choose(() -> "scalar", () -> "simd")).isEqualTo("simd");
  }

  @Test
  void readsItsNameInAnyCaseAndMeansAutoWithoutOne() {
    assertThat(KernelMode.parse("simd")).isEqualTo(KernelMode.SIMD);
    assertThat(KernelMode.parse(" Scalar ")).isEqualTo(KernelMode.SCALAR);
    assertThat(KernelMode.parse(null)).isEqualTo(KernelMode.AUTO);
    assertThat(KernelMode.parse("")).isEqualTo(KernelMode.AUTO);
    assertThatThrownBy(() -> KernelMode.parse("gpu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mneme.kernels=gpu: must be auto, simd or scalar");
  }

  @Test
  void refusesSimdOnlyWhereItWasDemanded() {
    assertThat(KernelMode.resolve(KernelMode.SIMD, "")).isEqualTo(KernelMode.SIMD);
    assertThat(KernelMode.resolve(KernelMode.SCALAR, "")).isEqualTo(KernelMode.SCALAR);
    assertThat(KernelMode.resolve(KernelMode.SCALAR, "no")).isEqualTo(KernelMode.SCALAR);
    assertThatThrownBy(() -> KernelMode.resolve(KernelMode.SIMD, "no vectors"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("-Dmneme.kernels=simd: no vectors");
  }

  @Test
  void autoFallsBackWithOneWarningThatNamesTheFlag() throws Exception {
    ChildJvm child = ChildJvm.run(UsesKernels.class);

    assertThat(child.exitCode()).as(child.output()).isZero();
    assertThat(child.output()).contains("mode=scalar dot=14.0").containsOnlyOnce(KernelMode.FLAG);
  }

  @Test
  void simdDoesNotStartWithoutTheModule() throws Exception {
    ChildJvm child = ChildJvm.run(UsesKernels.class, "-Dmneme.kernels=simd");

    assertThat(child.exitCode()).isNotZero();
    assertThat(child.output()).contains(KernelMode.FLAG).doesNotContain("mode=");
  }

  @Test
  void scalarIsSilentWithAndWithoutTheModule() throws Exception {
    ChildJvm without = ChildJvm.run(UsesKernels.class, "-Dmneme.kernels=scalar");
    ChildJvm with = ChildJvm.run(UsesKernels.class, "-Dmneme.kernels=scalar", KernelMode.FLAG);

    assertThat(without.output().strip()).isEqualTo("mode=scalar dot=14.0");
    assertThat(with.output()).contains("mode=scalar dot=14.0");
  }

  /** Touches two families, so that "warns once" is more than "one family warns". */
  static final class UsesKernels {
    public static void main(String[] args) {
      float[] a = {1, 2, 3};
      RetentionCurve.EBBINGHAUS.at(a, 0, a.clone(), 0, a.length);
      System.out.println("mode=" + KernelMode.description() + " dot=" + Vectors.dot(a, 0, a, 0, 3));
    }
  }
}
