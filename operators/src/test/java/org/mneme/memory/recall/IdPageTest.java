package org.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IdPageTest {

  @Test
  void exampleUsage() {
    IdPage<Integer> page = new IdPage<>("b", 2);
    List.of("e", "a", "c", "d", "b").forEach(id -> page.offer(id, id.charAt(0) - 'a'));

    assertThat(page.things()).containsExactly(2, 3);
    assertThat(page.next()).isEqualTo("d");
  }

  @Test
  void neitherRepeatsNorLeavesOutWhatIsThereAllTheWhile() {
    Random random = new Random(1);
    for (int round = 0; round < 100; round++) {
      SortedSet<String> staying = ids(random, "s");
      SortedSet<String> passing = ids(random, "p");
      List<String> seen = new ArrayList<>();
      String cursor = null;
      do {
        IdPage<String> page = new IdPage<>(cursor, 1 + random.nextInt(4));
        staying.forEach(id -> page.offer(id, id));
        passing.stream().filter(id -> random.nextBoolean()).forEach(id -> page.offer(id, id));
        seen.addAll(page.things());
        cursor = page.next();
      } while (cursor != null);

      assertThat(seen).doesNotHaveDuplicates().containsAll(staying).isSorted();
    }
  }

  private static SortedSet<String> ids(Random random, String suffix) {
    SortedSet<String> ids = new TreeSet<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      ids.add(random.nextInt(100) + suffix);
    }
    return ids;
  }
}
