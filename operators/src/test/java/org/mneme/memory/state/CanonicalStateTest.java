package org.mneme.memory.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.model.CanonicalHash;
import org.mneme.model.Episode;
import org.mneme.model.TargetKind;

class CanonicalStateTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long MINUTE = 60_000;

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));

      assertThat(memory.canonical(SPACE))
          .hasSize(4)
          .isSorted()
          .contains("pending-episode \"a\" closedAt=" + TEN)
          .anyMatch(line -> line.startsWith("experience \"a\" fingerprint=\"a\""))
          .anyMatch(line -> line.startsWith("episode \"a\" experience=\"a\""))
          .anyMatch(line -> line.startsWith("space \"support\" model=\"test\" dimension=2"));
      assertThat(memory.canonical("elsewhere")).isEmpty();
    }
  }

  @Test
  void isTheSameWhateverRowsWereUsed() throws Exception {
    Episode a = episode("a", TEN, 1, 0);
    Episode b = episode("b", TEN + 1, 0, 1);

    assertThat(learned(a, b)).isEqualTo(learned(b, a));
    assertThat(CanonicalHash.of(learned(a, b))).isEqualTo(CanonicalHash.of(learned(b, a)));
  }

  @Test
  void tellsApartWhatDiffersInOneBit() throws Exception {
    assertThat(learned(episode("a", TEN, 1, 0)))
        .isNotEqualTo(learned(episode("a", TEN, 1, 1e-20f)));
  }

  @Test
  void leavesUsageOut() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));
      List<String> before = memory.canonical(SPACE);

      memory.ask(query(TEN, 1, 1, 0));
      memory.snapshot();

      assertThat(memory.canonical(SPACE)).isEqualTo(before);
    }
  }

  @Test
  void showsWhatWaitsAndTheLedgerWithoutNamingItsSubjects() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(forget(TargetKind.USER, "ada", TEN));
      assertThat(memory.canonical(SPACE))
          .containsExactly(
              "pending-command \"forget-ada\" kind=\"FORGET\" target=\"ada\" at=" + TEN);

      memory.watermark(TEN + MINUTE);
      assertThat(memory.canonical(SPACE))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .matches("ledger \"[0-9a-f]{64}\" forgottenAt=" + TEN)
                      .doesNotContain("ada"));
    }
  }

  private static List<String> learned(Episode... episodes) throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      for (Episode episode : episodes) {
        memory.store(episode);
      }
      memory.watermark(TEN + MINUTE);
      return memory.canonical(SPACE);
    }
  }
}
