package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WaitingTest {

  private final Waiting waiting = new Waiting();

  @Test
  void takesOutWhatIsDue() {
    waiting.add("a", 20);
    waiting.add("b", 10);
    waiting.add("c", 30);

    assertThat(waiting.first()).isEqualTo(10);
    assertThat(waiting.take(20)).containsExactlyInAnyOrder("a", "b");
    assertThat(waiting.all()).containsExactly("c");
    assertThat(waiting.first()).isEqualTo(30);
  }

  @Test
  void waitsForOneWindowOnly() {
    waiting.add("a", 10);
    waiting.add("a", 20);

    assertThat(waiting.take(10)).isEmpty();
    assertThat(waiting.take(20)).containsExactly("a");
    assertThat(waiting.first()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void holdsWhatAMapOfWindowsHolds() {
    Random random = new Random(1);
    Map<String, Long> plain = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      String id = "e" + random.nextInt(40);
      long window = i / 10L + random.nextInt(5);
      switch (random.nextInt(4)) {
        case 0 -> {
          waiting.remove(id);
          plain.remove(id);
        }
        case 1 -> {
          long end = i / 10L;
          assertThat(waiting.take(end))
              .allMatch(taken -> plain.remove(taken) <= end)
              .doesNotHaveDuplicates();
        }
        default -> {
          waiting.add(id, window);
          plain.put(id, window);
        }
      }
      assertThat(waiting.all()).containsExactlyInAnyOrderElementsOf(plain.keySet());
      assertThat(waiting.holds(id)).isEqualTo(plain.containsKey(id));
      assertThat(waiting.first())
          .isEqualTo(
              plain.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE));
    }
  }
}
