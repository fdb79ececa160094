package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConceptFoldingTest {

  private static final long MINUTE = 60_000;
  private static final long TEN_O_CLOCK = 1_000 * MINUTE;
  private static final ConceptFolding FOLDING = new ConceptFolding(0.1);

  @Test
  void exampleUsage() {
    ConceptEvidence first = evidence(TEN_O_CLOCK, 3, 0.9, "refund", "seat");
    ConceptEvidence second = evidence(TEN_O_CLOCK + MINUTE, 1, 0.5, "seat", "bag");
    StoredConcept born = FOLDING.born("c1", first);
    ConceptSum sum = first.sum();
    sum.rebase(second.sum().referenceAt());
    sum.add(second.sum());

    StoredConcept reinforced = FOLDING.reinforced(born, second, TEN_O_CLOCK + MINUTE, sum);

    assertThat(born.strength()).isEqualTo(0.1);
    assertThat(born.replays()).isZero();
    assertThat(reinforced.strength()).isEqualTo(0.19, within(1e-12));
    assertThat(reinforced.replays()).isEqualTo(1);
    assertThat(reinforced.members()).isEqualTo(4);
    assertThat(reinforced.coherence()).isEqualTo((3 * 0.9 + 0.5) / 4, within(1e-12));
    assertThat(reinforced.bornAt()).isEqualTo(TEN_O_CLOCK);
    assertThat(reinforced.reinforcedAt()).isEqualTo(TEN_O_CLOCK + MINUTE);
    assertThat(reinforced.weightSum()).isEqualTo(sum.weightSum());
    assertThat(reinforced.referenceAt()).isEqualTo(TEN_O_CLOCK + MINUTE);
  }

  @Test
  void namesAConceptFirstByTheTermsThatComeAgain() {
    ConceptEvidence first = evidence(TEN_O_CLOCK, 3, 0.9, "refund", "seat");
    ConceptEvidence second = evidence(TEN_O_CLOCK, 3, 0.9, "bag", "seat");

    StoredConcept reinforced =
        FOLDING.reinforced(FOLDING.born("c1", first), second, TEN_O_CLOCK, first.sum());

    assertThat(reinforced.terms()).containsExactly("seat", "refund", "bag");
  }

  @Test
  void keepsTheBestEightTerms() {
    ConceptEvidence many =
        evidence(TEN_O_CLOCK, 3, 0.9, "a", "b", "c", "d", "e", "f", "g", "h", "i");

    assertThat(FOLDING.born("c1", many).terms())
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
  }

  @Test
  void doesNotGrowYoungerByALateCluster() {
    StoredConcept born = FOLDING.born("c1", evidence(TEN_O_CLOCK, 3, 0.9, "a"));
    ConceptEvidence late = evidence(TEN_O_CLOCK - MINUTE, 3, 0.9, "a");

    assertThat(FOLDING.reinforced(born, late, TEN_O_CLOCK - MINUTE, late.sum()).reinforcedAt())
        .isEqualTo(TEN_O_CLOCK);
  }

  @Test
  void joinsWhatTwoConceptsKnew() {
    StoredConcept older =
        new StoredConcept("c1", List.of("a"), List.of("x"), 10, 20, 2, 0.9, 0.3, 6, 5, 1, 20);
    StoredConcept younger =
        new StoredConcept("c2", List.of("b"), List.of("x"), 15, 30, 1, 0.7, 0.4, 2, 9, 1, 30);
    ConceptSum sum = new ConceptSum(2, 30);

    StoredConcept merged = FOLDING.merged(older, younger, sum);

    assertThat(merged)
        .isEqualTo(
            new StoredConcept(
                "c1",
                List.of("a", "b"),
                List.of("x"),
                10,
                30,
                3,
                (6 * 0.9 + 2 * 0.7) / 8,
                0.4,
                8,
                5,
                0,
                30));
  }

  @Test
  void keepsEverythingButMembersAndSumWhenItShrinks() {
    StoredConcept concept = FOLDING.born("c1", evidence(TEN_O_CLOCK, 5, 0.9, "a"));
    ConceptSum less = new ConceptSum(2, TEN_O_CLOCK);
    less.add(new float[] {1, 0}, TEN_O_CLOCK);

    StoredConcept shrunk = FOLDING.shrunk(concept, 4, less);

    assertThat(shrunk.members()).isEqualTo(4);
    assertThat(shrunk.weightSum()).isEqualTo(1);
    assertThat(shrunk.strength()).isEqualTo(concept.strength());
  }

  @Test
  void staysWithinZeroAndOneHoweverOftenItIsReinforced() {
    ConceptEvidence again = evidence(TEN_O_CLOCK, 3, 1, "a");
    StoredConcept concept = FOLDING.born("c1", again);
    for (int i = 0; i < 1_000; i++) {
      concept = FOLDING.reinforced(concept, again, TEN_O_CLOCK, again.sum());
    }
    assertThat(concept.strength()).isBetween(0.99, 1.0);
    assertThat(concept.coherence()).isEqualTo(1, within(1e-12));
  }

  @Test
  void refusesAGainOutsideZeroAndOne() {
    assertThatThrownBy(() -> new ConceptFolding(1.1)).hasMessageContaining("1.1");
  }

  private static ConceptEvidence evidence(
      long end, int members, double coherence, String... terms) {
    ConceptSum sum = new ConceptSum(2, end);
    for (int i = 0; i < members; i++) {
      sum.add(new float[] {0.6f, 0.8f}, end);
    }
    return new ConceptEvidence(sum, members, coherence, List.of(terms), List.of("tool"));
  }
}
