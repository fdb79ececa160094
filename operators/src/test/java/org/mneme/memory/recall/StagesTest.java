package org.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StagesTest {

  private final AtomicLong nanos = new AtomicLong(7_000_000);
  private final Stages stages = new Stages(nanos::get);

  @Test
  void saysHowLongEachStageTookInTheirOrder() {
    pass("load", 3_000);
    pass("rank", 12_000);

    assertThat(stages.micros())
        .containsExactly(entry("load", 3L), entry("rank", 12L), entry("total", 15L));
  }

  @Test
  void addsTheTimesOfAStageThatIsPassedTwice() {
    pass("load", 3_000);
    pass("scan", 5_000);
    pass("load", 40_000);

    assertThat(stages.micros())
        .containsExactly(entry("load", 43L), entry("scan", 5L), entry("total", 48L));
  }

  @Test
  void losesNoPartOfAMicrosecond() {
    for (int i = 0; i < 4; i++) {
      pass(i % 2 == 0 ? "load" : "scan", 1_750);
    }

    assertThat(stages.micros())
        .containsExactly(entry("load", 3L), entry("scan", 4L), entry("total", 7L));
  }

  private void pass(String stage, long took) {
    nanos.addAndGet(took);
    stages.end(stage);
  }
}
