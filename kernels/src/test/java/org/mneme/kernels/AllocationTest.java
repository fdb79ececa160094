package org.mneme.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * No kernel allocates, also where another library has run vectors of other widths: that is what
 * makes JDK 17 box vectors in code of the wrong shape. Each case has a JVM of its own, so that
 * neither the other tests nor their order decide what the compiler has seen.
 */
class AllocationTest {

  @Test
  void noKernelAllocates() throws Exception {
    assertThat(bytesPerCall()).isEqualTo("all zero");
  }

  @Test
  void noKernelAllocatesBesideOtherVectorWidths() throws Exception {
    assertThat(bytesPerCall("-Dpolluted=true")).isEqualTo("all zero");
  }

  @Test
  void noKernelAllocatesWithNarrowerVectors() throws Exception {
    assertThat(bytesPerCall("-XX:MaxVectorSize=16")).isEqualTo("all zero");
  }

  private static String bytesPerCall(String... flags) throws Exception {
    String[] all = Arrays.copyOf(flags, flags.length + 2);
    all[flags.length] = KernelMode.FLAG;
    // Compiled code is waited for, so that a busy machine cannot leave a kernel uncompiled.
    all[flags.length + 1] = "-Xbatch";
    ChildJvm child = ChildJvm.run(AllocatingKernels.class, all);
    assertThat(child.exitCode()).as(child.output()).isZero();
    return child
        .output()
        .lines()
        .filter(line -> !line.startsWith("WARNING"))
        .toList()
        .toString()
        .replaceAll("[\\[\\]]", "");
  }
}
