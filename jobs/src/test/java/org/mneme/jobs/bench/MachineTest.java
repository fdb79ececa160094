package org.mneme.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {

  @Test
  void namesTheProcessorAsTheKernelDoes() {
    assertThat(Machine.firstValue(List.of("vendor_id : x", "model name\t: AMD EPYC"), "model name"))
        .isEqualTo("AMD EPYC");
    assertThat(Machine.firstValue(List.of(), "model name")).isEqualTo("unknown");
    assertThat(Machine.here().inWords()).contains("cores").contains("commit");
  }
}
