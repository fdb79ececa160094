package org.mneme.memory.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;

class PendingMapStateTest {

  private static final String NAME = "pending-episodes";
  private static final int SPACES = 5;

  private final CurrentSpace current = new CurrentSpace();
  private MemoryHarness memory;

  @BeforeEach
  void open() throws Exception {
    memory =
        MemoryHarness.open(
            MemoryOptions.parameters(new Configuration()), new HashMapStateBackend());
  }

  @AfterEach
  void close() throws Exception {
    memory.close();
  }

  @Test
  void holdsWhatWaitsInEachSpace() throws Exception {
    PendingMapState<Long> waiting = small();
    enter("east");
    waiting.put("a", 1L);
    waiting.put("b", 2L);
    enter("west");
    assertThat(waiting.entries()).isEmpty();
    enter("east");
    waiting.remove("a");

    assertThat(waiting.entries()).containsExactly(Map.entry("b", 2L));
    assertThat(waiting.contains("a")).isFalse();
    assertThat(small().entries()).as("as a fresh load").containsExactly(Map.entry("b", 2L));
  }

  @Test
  void isWhatStateIsAfterAnyHistory() throws Exception {
    Random random = new Random(1);
    List<Map<String, Long>> expected = new ArrayList<>();
    for (int space = 0; space < SPACES; space++) {
      expected.add(new HashMap<>());
    }
    PendingMapState<Long> small = small();
    PendingMapState<Long> large = PendingMapState.ofLarge(in("0"), current, "large", Types.LONG);
    for (int i = 0; i < 3_000; i++) {
      int space = random.nextInt(SPACES);
      String id = "e" + random.nextInt(20);
      enter("" + space);
      if (random.nextBoolean()) {
        small.put(id, (long) i);
        large.put(id, (long) i);
        expected.get(space).put(id, (long) i);
      } else {
        small.remove(id);
        large.remove(id);
        expected.get(space).remove(id);
      }
      assertThat(small.contains(id)).isEqualTo(expected.get(space).containsKey(id));
      for (PendingMapState<Long> map : List.of(small, large, small(), unknown())) {
        assertThat(map.entries())
            .containsExactlyInAnyOrderElementsOf(expected.get(space).entrySet());
        assertThat(map.values()).containsExactlyInAnyOrderElementsOf(expected.get(space).values());
      }
    }
  }

  @Test
  void letsGoOfWhatItKnowsOfSpacesThatWereLongOutOfUse() throws Exception {
    int each = PendingMapState.MOST_RECORDS * 2 / 5;
    PendingMapState<Long> waiting = small();
    for (int space = 0; space < SPACES; space++) {
      enter("" + space);
      for (int i = 0; i < each; i++) {
        waiting.put("e" + i, (long) space);
      }
      assertThat(waiting.records()).isBetween((long) each, (long) PendingMapState.MOST_RECORDS);
    }
    for (int space = 0; space < SPACES; space++) {
      enter("" + space);
      assertThat(waiting.values()).hasSize(each).containsOnly((long) space);
      assertThat(waiting.records()).isLessThanOrEqualTo(PendingMapState.MOST_RECORDS);
    }
  }

  private PendingMapState<Long> small() {
    return PendingMapState.ofSmall(in(current.name()), current, NAME, Types.LONG);
  }

  /** Which nobody tells the space: it reads state. */
  private PendingMapState<Long> unknown() {
    return PendingMapState.ofSmall(in(current.name()), new CurrentSpace(), NAME, Types.LONG);
  }

  private void enter(String space) {
    memory.in(space);
    current.enter(space);
  }

  /** The current key is kept where there is one. */
  private RuntimeContext in(String space) {
    return memory.in(space == null ? "0" : space);
  }
}
