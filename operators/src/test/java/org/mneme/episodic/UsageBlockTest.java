package org.mneme.episodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsageBlockTest {

  @Test
  void exampleUsage() {
    byte[] block = UsageBlock.with(null, 3, new Usage(2, 1_768_000_000_000L, 7.5, 0.5f));

    assertThat(UsageBlock.read(block, 3)).isEqualTo(new Usage(2, 1_768_000_000_000L, 7.5, 0.5f));
    assertThat(UsageBlock.read(block, 2)).isEqualTo(Usage.NONE);
    assertThat(UsageBlock.read(block, 200)).isEqualTo(Usage.NONE);
    assertThat(UsageBlock.read(null, 3)).isEqualTo(Usage.NONE);
  }

  @Test
  void holdsWhatWasWrittenLastForEveryRow() {
    Random random = new Random(5);
    Map<Integer, Usage> written = new HashMap<>();
    byte[] block = null;
    for (int i = 0; i < 2_000; i++) {
      int row = 3 * UsageBlock.ROWS + random.nextInt(UsageBlock.ROWS);
      Usage usage =
          random.nextInt(4) == 0
              ? Usage.NONE
              : new Usage(
                  random.nextInt(), random.nextLong(), 1 + random.nextDouble(), random.nextFloat());
      written.put(row, usage);
      block = UsageBlock.with(block, row, usage);
    }
    for (Map.Entry<Integer, Usage> entry : written.entrySet()) {
      assertThat(UsageBlock.read(block, entry.getKey())).isEqualTo(entry.getValue());
    }
    assertThat(UsageBlock.of(3 * UsageBlock.ROWS)).isEqualTo(3);
  }
}
