package org.mneme.memory.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.memory.SeededClusters.by;
import static org.mneme.memory.SeededClusters.helped;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededClusters.withConcept;
import static org.mneme.memory.SeededCommands.dryRun;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededCommands.model;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.association.ConceptIds;
import org.mneme.association.StoredConcept;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.Hit;
import org.mneme.model.TargetKind;

/** What is gone, and what is left, when the window of a forget has closed. */
class ForgettingTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long MINUTE = 60_000;
  private static final long END = DEFAULTS.windowEnd(TEN);
  private static final long LATER = END + 10 * MINUTE;
  private static final String CONCEPT = ConceptIds.of(SPACE, END, "a");

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0), episode("b", TEN, 0, 1));
      memory.watermark(END);

      memory.write(forget(TargetKind.EPISODE, "a", END + 1));
      memory.watermark(LATER);

      assertThat(memory.ask(query(TEN, 9, 1, 0)).hits()).extracting(Hit::id).containsExactly("b");
      assertThat(memory.receipts())
          .containsExactly(
              new ForgetReceipt(
                  "forget-a", SPACE, TargetKind.EPISODE, "a", false, END + 1, 1, 1, 0, 2, 0, 0));
      assertThat(memory.acknowledged().get(2))
          .isEqualTo(Episode.gone(SPACE, "a", TEN - MINUTE, TEN, EpisodeStatus.FORGOTTEN));
      assertThat(memory.canonical(SPACE)).noneMatch(line -> line.contains("\"a\""));
      memory.dump(SPACE).assertSound(0);
    }
  }

  @ParameterizedTest
  @EnumSource(TargetKind.class)
  void forgetsWhateverIsNamed(TargetKind kind) throws Exception {
    String target =
        switch (kind) {
          case EPISODE -> "a";
          case AGENT -> "agent-1";
          case USER -> "user-1";
          case SPACE -> SPACE;
        };
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));
      memory.write(forget(kind, target, TEN));
      memory.store(episode("waits-still", TEN + 9 * MINUTE, 1, 0));
      memory.watermark(END);

      assertThat(memory.dump(SPACE).refs.keySet()).containsExactly("waits-still");
      memory.watermark(LATER);
      assertThat(memory.dump(SPACE).refs.keySet()).containsExactly("waits-still");
    }
  }

  @Test
  void leavesNothingButTheLedgerOfASpaceThatIsForgotten() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c")) {
      memory.store(episode("pending", END + 1, 0, 1));
      memory.write(forget(TargetKind.SPACE, SPACE, END + MINUTE));
      memory.watermark(LATER);

      assertThat(memory.canonical(SPACE))
          .singleElement()
          .satisfies(line -> assertThat(line).startsWith("ledger "));
      assertThat(memory.concepts()).isEmpty();
      assertThat(memory.bindings()).isEmpty();
      assertThat(memory.held(SPACE)).isNull();
      assertThat(memory.receipts().get(0).episodes()).isEqualTo(4);

      memory.write(model("another-model", 3, LATER));
      assertThat(memory.rejected()).isEmpty();
    }
  }

  @Test
  void takesAMembersShareOutOfItsConcept() throws Exception {
    Map<String, StoredConcept> expected;
    try (MemoryHarness memory = withConcept("a", "b", "c", "d")) {
      expected = memory.dump(SPACE).concepts;
    }
    try (MemoryHarness memory = withConcept("a", "b", "c", "d", "e")) {
      memory.write(forget(TargetKind.EPISODE, "e", END + 1));
      memory.watermark(LATER);

      StoredConcept left = memory.dump(SPACE).concepts.get(CONCEPT);
      assertThat(left.members()).isEqualTo(4);
      assertThat(left.fanOut()).isEqualTo(4);
      assertThat(left.weightSum()).isEqualTo(expected.get(CONCEPT).weightSum(), within(1e-12));
      assertThat(memory.concepts().get(CONCEPT).members()).isEqualTo(4);
      assertThat(memory.bindings()).hasSize(4).doesNotContainKey("support/e/" + CONCEPT);
      assertThat(memory.receipts().get(0).conceptsChanged()).isEqualTo(1);
      memory.dump(SPACE).assertSound(1);
    }
  }

  @Test
  void dropsAConceptWithFewerThanThreeMembersLeft() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c")) {
      memory.write(forget(TargetKind.EPISODE, "b", END + 1));
      memory.watermark(LATER);

      assertThat(memory.concepts()).isEmpty();
      assertThat(memory.bindings()).isEmpty();
      ForgetReceipt receipt = memory.receipts().get(0);
      assertThat(receipt.conceptsDropped()).isEqualTo(1);
      assertThat(receipt.conceptsChanged()).isZero();
      assertThat(receipt.bindings()).isEqualTo(3);
      memory.dump(SPACE).assertSound(0);
    }
  }

  @Test
  void keepsOnlyNamesOfAConceptThatAMemberWhoIsLeftSays() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("shared", TEN, 1, 0), episode("b", TEN, 1, 0), episode("c", TEN, 1, 0));
      memory.store(episode("secret", TEN, 1, 0));
      memory.write(
          window(
              END,
              new EpisodeCluster(
                  List.of("b", "c", "secret", "shared"),
                  0.9,
                  List.of("secret", "shared", "task"),
                  List.of("cancel_booking"))));
      memory.watermark(END);
      memory.write(forget(TargetKind.EPISODE, "secret", END + 1));
      memory.watermark(LATER);

      StoredConcept concept = memory.dump(SPACE).concepts.values().iterator().next();
      assertThat(concept.terms()).containsExactly("shared", "task");
      assertThat(concept.tools()).isEmpty();
      assertThat(memory.concepts().get(concept.id()).terms()).containsExactly("shared", "task");
    }
  }

  @Test
  void keepsNoNameThatStandsOnlyWithinAnotherWord() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("planning", TEN, 1, 0), episode("b", TEN, 1, 0));
      memory.store(episode("c", TEN, 1, 0), episode("ann", TEN, 1, 0));
      memory.write(window(END, named("ann", "planning", "ann", "b", "c", "planning")));
      memory.watermark(END);
      memory.write(forget(TargetKind.EPISODE, "ann", END + 1));
      memory.watermark(LATER);

      assertThat(memory.dump(SPACE).concepts.values().iterator().next().terms())
          .containsExactly("planning");
    }
  }

  @Test
  void namesNoConceptByMembersThatAreGone() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0), episode("b", TEN, 1, 0), episode("c", TEN, 1, 0));
      memory.write(window(END, named("gone", "a", "a", "b", "c", "gone")));
      memory.watermark(END);

      assertThat(memory.dump(SPACE).concepts.values().iterator().next().terms())
          .containsExactly("a");
    }
  }

  private static EpisodeCluster named(String term, String otherTerm, String... members) {
    return new EpisodeCluster(List.of(members), 0.9, List.of(term, otherTerm), List.of());
  }

  @Test
  void countsTheSameInADryRunAndChangesNothing() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c", "d")) {
      memory.write(dryRun(TargetKind.USER, "user-1", END + 1));
      List<String> before =
          memory.canonical(SPACE).stream().filter(line -> !line.startsWith("pending")).toList();
      memory.watermark(LATER);
      assertThat(memory.canonical(SPACE)).isEqualTo(before);

      memory.write(forget(TargetKind.USER, "user-1", END + 1));
      memory.watermark(LATER + MINUTE);

      ForgetReceipt counted = memory.receipts().get(0);
      ForgetReceipt done = memory.receipts().get(1);
      assertThat(counted.isDryRun()).isTrue();
      assertThat(done.episodes()).isEqualTo(counted.episodes()).isEqualTo(4);
      assertThat(done.experiences()).isEqualTo(counted.experiences()).isEqualTo(4);
      assertThat(done.bindings()).isEqualTo(counted.bindings()).isEqualTo(4);
      assertThat(done.links()).isEqualTo(counted.links()).isPositive();
      assertThat(done.conceptsDropped()).isEqualTo(counted.conceptsDropped()).isEqualTo(1);
    }
  }

  @Test
  void sendsAReceiptOfZerosForWhatIsNotThere() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(forget(TargetKind.EPISODE, "nothing", TEN));
      memory.watermark(LATER);

      assertThat(memory.receipts())
          .containsExactly(
              new ForgetReceipt(
                  "forget-nothing",
                  SPACE,
                  TargetKind.EPISODE,
                  "nothing",
                  false,
                  TEN,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0));
    }
  }

  @Test
  void linksTheNextEpisodeWithNoneThatIsForgotten() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(by("x", "s", episode("a", TEN, 1, 0)));
      memory.watermark(END);
      memory.write(forget(TargetKind.EPISODE, "a", END + 1));
      memory.store(by("x", "s", episode("b", END + 2, 0, 1)));
      memory.watermark(LATER);

      assertThat(memory.canonical(SPACE))
          .noneMatch(line -> line.startsWith("link "))
          .anyMatch(line -> line.startsWith("sequence \"session/s\" episode=\"b\""))
          .noneMatch(line -> line.contains("\"a\""));
    }
  }

  @Test
  void passesOverFeedbackThatNamesWhatIsForgotten() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c", "d")) {
      memory.write(helped("f", END + 2, "d", "a"), forget(TargetKind.EPISODE, "d", END + 1));
      memory.watermark(LATER);

      assertThat(memory.bindings()).hasSize(3);
      assertThat(memory.canonical(SPACE)).noneMatch(line -> line.startsWith("pending"));
    }
  }

  @Test
  void holdsAfterARestartInTheMiddle() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c", "d")) {
      memory.write(forget(TargetKind.EPISODE, "d", END + 1));
      try (MemoryHarness restored = MemoryHarness.restore(DEFAULTS, memory.snapshot(), 1, 0)) {
        memory.watermark(LATER);
        restored.watermark(LATER);

        assertThat(restored.canonical(SPACE)).isEqualTo(memory.canonical(SPACE));
        assertThat(restored.receipts()).isEqualTo(memory.receipts());
      }
    }
  }
}
