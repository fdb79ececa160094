package org.mneme.embedding.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

  private static final long FAST = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(1_001);

  private final BatchSize size =
      new BatchSize(new Batching(10, 35, Duration.ZERO, Duration.ofSeconds(1), 4, 0));

  @Test
  void growsWithEachFullRequestThatWasFastUpToItsLimit() {
    assertThat(size.texts()).isEqualTo(10);
    size.answered(10, FAST);
    assertThat(size.texts()).isEqualTo(20);
    size.answered(19, FAST);
    assertThat(size.texts()).isEqualTo(20);
    size.answered(20, FAST);
    size.answered(30, FAST);
    assertThat(size.texts()).isEqualTo(35);
    assertThat(size.meanMillis()).isEqualTo(50);
  }

  @Test
  void halvesWhereItWasSlowOrFailedButNeverBelowItsLeast() {
    size.answered(10, FAST);
    size.answered(20, FAST);
    size.answered(30, SLOW);
    assertThat(size.texts()).isEqualTo(15);
    size.shrink();
    assertThat(size.texts()).isEqualTo(10);
  }
}
