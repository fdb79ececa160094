package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.ConceptState;

class StoredConceptTest {

  private static final int REPLAYS = 3;
  private static final double COHERENCE = 0.65;

  @Test
  void isNamedByItsBestTermsAndTool() {
    assertThat(named(List.of("flight", "cancel", "refund", "seat"), List.of("cancel_booking", "x")))
        .isEqualTo("flight cancel refund (cancel_booking)");
    assertThat(named(List.of("flight"), List.of())).isEqualTo("flight");
    assertThat(named(List.of(), List.of("search"))).isEqualTo("(search)");
    assertThat(named(List.of(), List.of())).isEqualTo("c1");
  }

  @Test
  void isConsolidatedWhenReplayedOftenAndCoherent() {
    assertThat(matured(3, 0.7)).isEqualTo(ConceptState.CONSOLIDATED);
    assertThat(matured(2, 0.7)).isEqualTo(ConceptState.FORMING);
    assertThat(matured(3, 0.65)).isEqualTo(ConceptState.FORMING);
  }

  @Test
  void changesItsFanOutAlone() {
    StoredConcept concept = Concepts.concept("c1", 3);

    assertThat(concept.withFanOut(4)).isEqualTo(Concepts.concept("c1", 4));
  }

  private static String named(List<String> terms, List<String> tools) {
    return new StoredConcept("c1", terms, tools, 0, 0, 0, 0.8, 0.5, 3, 3, 3, 0).name();
  }

  private static ConceptState matured(int replays, double coherence) {
    return new StoredConcept("c1", List.of(), List.of(), 0, 0, replays, coherence, 0.5, 3, 3, 3, 0)
        .state(REPLAYS, COHERENCE);
  }
}
