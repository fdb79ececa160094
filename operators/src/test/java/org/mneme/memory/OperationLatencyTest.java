package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.model.LatencySample;

/** Memory measures its own work by the names of docs/metrics.md. */
class OperationLatencyTest {

  private static final MemoryParameters PARAMETERS = MemoryOptions.parameters(new Configuration());

  @Test
  void measuresEachWriteOfAnEpisode() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(PARAMETERS)) {
      memory.store(episode("a", TEN, 1, 0), episode("b", TEN, 1, 0));

      assertThat(samples(memory, "state-write")).hasSize(2).allMatch(micros -> micros > 0);
    }
  }

  @Test
  void measuresHowFarBehindTheEndOfItsWindowAConceptIsFormed() throws Exception {
    long end = PARAMETERS.windowEnd(TEN);
    try (MemoryHarness memory = MemoryHarness.open(PARAMETERS)) {
      for (String member : List.of("a", "b", "c")) {
        memory.store(episode(member, TEN, 1, 0));
      }
      memory.write(SeededClusters.window(end, SeededClusters.cluster("a", "b", "c")));
      memory.clock.set(end + 1_234);

      memory.watermark(end);

      assertThat(samples(memory, "concept-formed")).containsExactly(1_234_000L);
    }
  }

  @Test
  void measuresTheLoadOfASpaceThatIsNotHeld() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(PARAMETERS)) {
      memory.store(episode("a", TEN, 1, 0));
      memory.letGo(SPACE);

      memory.ask(Asked.at(MemoryHarness.WALL_CLOCK, 1, 0).query());

      assertThat(samples(memory, "hot-tier-load")).hasSize(1);
    }
  }

  @Test
  void measuresACheckpointFromItsTriggerToItsCompletion() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(PARAMETERS)) {
      memory.processingTime(1_000);
      memory.snapshot();
      assertThat(samples(memory, "checkpoint")).isEmpty();
      memory.processingTime(1_250);

      memory.completed(1);
      memory.completed(1);

      // The harness begins its checkpoint 1 at time 1.
      assertThat(samples(memory, "checkpoint")).containsExactly(1_249_000L);
    }
  }

  private static List<Long> samples(MemoryHarness memory, String operation) {
    return memory.latencies().stream()
        .filter(sample -> sample.operation().equals(operation))
        .map(LatencySample::micros)
        .toList();
  }
}
