package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;
import org.mneme.model.Hit;

/** Ten thousand spaces on one subtask: each answers for itself, within the bytes that are given. */
class ManySpacesTest {

  private static final int SPACES = 10_000;
  private static final int DIMENSION = 16;
  private static final MemorySize BUDGET = MemorySize.ofMebiBytes(8);

  @Test
  void answerEachForThemselvesWithinTheBudget() throws Exception {
    Configuration config = new Configuration();
    config.set(HotTierOptions.SIZE, BUDGET);
    Random random = new Random(1);
    float[] vector = SeededEpisodes.unit(random, DIMENSION);
    long most = 0;
    try (MemoryHarness memory =
        MemoryHarness.open(MemoryOptions.parameters(config), new HashMapStateBackend())) {
      for (int i = 0; i < SPACES; i++) {
        memory.store(
            episode("s" + i, "e", "f", TEN, 0.5, vector),
            episode("s" + i, "of-" + i, "g", TEN, 0.5, SeededEpisodes.unit(random, DIMENSION)));
      }
      for (int i = 0; i < SPACES + SPACES / 4; i++) {
        int space = i < SPACES ? i : random.nextInt(SPACES);
        List<Hit> hits = memory.ask(Asked.at(TEN, vector).in("s" + space).query()).hits();
        assertThat(hits).extracting(Hit::id).contains("e").isSubsetOf("e", "of-" + space);
        most = Math.max(most, memory.hotBytes());
      }
      assertThat(most).isBetween(BUDGET.getBytes() / 2, BUDGET.getBytes());
    }
  }
}
