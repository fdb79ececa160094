package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mneme.association.Concepts.concept;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdjacencyTest {

  private static final long NOON = 1_000_000;
  private static final LinkRef TO_7 = new LinkRef(7, 0.5f, LinkKind.NEXT);
  private static final LinkRef TO_5000 = new LinkRef(5_000, 0.25f, LinkKind.SIMILAR);

  private final ConceptIndex concepts = new ConceptIndex(2);
  private final Adjacency adjacency = new Adjacency(concepts);
  private int travel;
  private int billing;

  @BeforeEach
  void twoConcepts() {
    travel = concepts.put(concept("travel", 0), new float[] {1, 0});
    billing = concepts.put(concept("billing", 0), new float[] {0, 1});
  }

  @Test
  void givesBackTheEdgesOfARow() {
    EpisodeEdges edges =
        new EpisodeEdges(
            List.of(binding("billing", 0.5f), binding("travel", 0.75f)), List.of(TO_7));

    adjacency.put(3, edges);

    assertThat(adjacency.edges(3)).isEqualTo(edges);
    assertThat(adjacency.fanOut(travel)).isEqualTo(1);
    assertThat(adjacency.boundRows(billing)).containsExactly(3);
    assertThat(adjacency.linkedFrom(7)).containsExactly(3);
    assertThat(adjacency.strength(3, travel)).isEqualTo(0.75f);
  }

  @Test
  void walksAllBindings() {
    adjacency.put(3, new EpisodeEdges(List.of(binding("billing", 0.5f)), List.of(TO_7)));
    adjacency.put(
        4, new EpisodeEdges(List.of(binding("billing", 0.25f), binding("travel", 1)), List.of()));
    List<String> seen = new ArrayList<>();

    adjacency.forEachBinding(
        (row, slot, strength, at) -> seen.add(row + " " + concepts.id(slot) + " " + strength));

    assertThat(seen).containsExactlyInAnyOrder("3 billing 0.5", "4 billing 0.25", "4 travel 1.0");
  }

  @Test
  void knowsNothingOfARowThatWasNeverPut() {
    assertThat(adjacency.edges(100_000)).isEqualTo(EpisodeEdges.NONE);
    assertThat(adjacency.linkedFrom(100_000)).isEmpty();
    assertThat(adjacency.boundRows(travel)).isEmpty();
    assertThat(adjacency.fanOut(travel)).isZero();
    assertThat(adjacency.strength(1, travel)).isNaN();
    adjacency.remove(100_000);
  }

  @Test
  void replacesTheEdgesOfARow() {
    adjacency.put(3, new EpisodeEdges(List.of(binding("travel", 0.5f)), List.of(TO_7, TO_5000)));

    EpisodeEdges later = new EpisodeEdges(List.of(binding("billing", 0.5f)), List.of(TO_5000));
    adjacency.put(3, later);

    assertThat(adjacency.edges(3)).isEqualTo(later);
    assertThat(adjacency.fanOut(travel)).isZero();
    assertThat(adjacency.linkedFrom(7)).isEmpty();
    assertThat(adjacency.linkedFrom(5_000)).containsExactly(3);
  }

  @Test
  void takesTheLinksToARowAlongWhenItGoes() {
    adjacency.put(3, new EpisodeEdges(List.of(), List.of(TO_7, TO_5000)));
    adjacency.put(4, new EpisodeEdges(List.of(), List.of(TO_5000, TO_7)));
    adjacency.put(7, new EpisodeEdges(List.of(binding("travel", 0.5f)), List.of(TO_5000)));

    adjacency.remove(7);

    assertThat(adjacency.edges(3).links()).containsExactly(TO_5000);
    assertThat(adjacency.edges(4).links()).containsExactly(TO_5000);
    assertThat(adjacency.edges(7)).isEqualTo(EpisodeEdges.NONE);
    assertThat(adjacency.linkedFrom(5_000)).containsExactly(3, 4);
    assertThat(adjacency.fanOut(travel)).isZero();
  }

  @Test
  void dropsAllBindingsOfAConcept() {
    for (int row = 0; row < 40; row++) {
      adjacency.put(
          row,
          new EpisodeEdges(
              List.of(binding("billing", 0.5f), binding("travel", row / 64f)), List.of()));
    }

    adjacency.removeConcept(billing);

    assertThat(adjacency.fanOut(billing)).isZero();
    assertThat(adjacency.fanOut(travel)).isEqualTo(40);
    assertThat(adjacency.edges(9).bindings()).containsExactly(binding("travel", 9 / 64f));
    concepts.remove("billing");
  }

  @Test
  void changesAStrengthInPlace() {
    adjacency.put(3, new EpisodeEdges(List.of(binding("travel", 0.5f)), List.of()));

    adjacency.strengthen(3, travel, 0.55f, NOON + 1);

    assertThat(adjacency.edges(3).bindings())
        .containsExactly(new BindingRef("travel", 0.55f, NOON + 1));
  }

  @Test
  void refusesABindingToAConceptThatIsNotThere() {
    EpisodeEdges edges = new EpisodeEdges(List.of(binding("weather", 0.5f)), List.of());

    assertThatThrownBy(() -> adjacency.put(3, edges)).hasMessageContaining("weather");
  }

  private static BindingRef binding(String concept, float strength) {
    return new BindingRef(concept, strength, NOON);
  }
}
