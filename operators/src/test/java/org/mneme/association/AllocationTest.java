package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the second memory does for every query and every change of a strength makes no garbage. */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP_CALLS = 12_000;
  private static final int MEASURED_CALLS = 200;
  private static final int ATTEMPTS = 50;
  private static final int EPISODES = 60;

  private final PlainGraph graph = RandomGraph.of(new SplittableRandom(1), EPISODES, 6);
  private final List<String> rows = graph.episodes();
  private final Spreading.Graph packed = graph.packed(rows);

  @Test
  void traversalAndDecayAllocateNothing() {
    Spreading spreading = new Spreading(SpreadingParameters.DEFAULT);

    assertThat(bytesOfACall(() -> begin(spreading), () -> spreading.run(3))).isZero();
    assertThat(spreading.reachedCount()).isGreaterThan(10);
  }

  @Test
  void changingABindingAllocatesNothing() {
    int row = boundRow();
    int slot = packed.concepts().slot(packed.edges().edges(row).bindings().get(0).concept());

    assertThat(
            bytesOfACall(
                () -> {}, () -> packed.edges().strengthen(row, slot, 0.5f, RandomGraph.NOW)))
        .isZero();
  }

  @Test
  void readingAFanOutAllocatesNothing() {
    int[] read = new int[1];

    assertThat(bytesOfACall(() -> {}, () -> read[0] += packed.edges().fanOut(0))).isZero();
  }

  private int boundRow() {
    for (int row = 0; row < EPISODES; row++) {
      if (!packed.edges().edges(row).bindings().isEmpty()) {
        return row;
      }
    }
    throw new IllegalStateException("no episode of the seeded graph is bound");
  }

  private void begin(Spreading spreading) {
    spreading.begin(packed, RandomGraph.NOW, 0.4);
    for (int row = 0; row < 5; row++) {
      spreading.seedEpisode(row, 0.8f);
    }
  }

  /** The fewest of several attempts, because compilation ends in the background. */
  private static long bytesOfACall(Runnable before, Runnable call) {
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < WARM_UP_CALLS; i++) {
      before.run();
      call.run();
    }
    for (int attempt = 0; attempt < ATTEMPTS && fewest > 0; attempt++) {
      long bytes = 0;
      for (int i = 0; i < MEASURED_CALLS; i++) {
        before.run();
        long start = THREADS.getCurrentThreadAllocatedBytes();
        call.run();
        bytes += THREADS.getCurrentThreadAllocatedBytes() - start;
      }
      fewest = Math.min(fewest, bytes / MEASURED_CALLS);
    }
    return fewest;
  }
}
