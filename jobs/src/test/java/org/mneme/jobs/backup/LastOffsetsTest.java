package org.mneme.jobs.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastOffsetsTest {

  private static final int KEYS = 10_000;
  private static final int RECORDS = 3 * KEYS;

  @Test
  void findsTheLastRecordOfAKey() {
    LastOffsets last = new LastOffsets(10);
    last.note("a", 0);
    last.note("b", 1);
    last.note("a", 2);

    assertThat(last.isLast("a", 0)).isFalse();
    assertThat(last.isLast("a", 2)).isTrue();
    assertThat(last.isLast("b", 1)).isTrue();
    assertThat(last.next()).isFalse();
  }

  @Test
  void findsEachOnceHoweverFewFit() {
    LastOffsets last = new LastOffsets(700);
    Map<String, Long> found = new HashMap<>();
    int readings = 0;
    do {
      readings++;
      IntStream.range(0, RECORDS).forEach(offset -> last.note(key(offset), offset));
      int before = found.size();
      for (long offset = 0; offset < RECORDS; offset++) {
        if (last.isLast(key((int) offset), offset)) {
          assertThat(found.put(key((int) offset), offset)).isNull();
        }
      }
      // Shares of keys that look alike are alike.
      assertThat(found.size() - before).isBetween(400, 900);
    } while (last.next());

    assertThat(readings).isEqualTo(last.shares()).isEqualTo(16);
    assertThat(found).hasSize(KEYS);
    found.forEach((key, offset) -> assertThat(offset).isGreaterThanOrEqualTo(2L * KEYS));
  }

  private static String key(int record) {
    return "space-" + record % 4 + "/e" + record % KEYS;
  }
}
