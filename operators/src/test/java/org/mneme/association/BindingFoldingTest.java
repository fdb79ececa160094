package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BindingFoldingTest {

  private static final long DAY = 86_400_000L;
  private static final BindingFolding FOLDING = new BindingFolding(BindingStrength.DEFAULT, 0.02);

  @Test
  void exampleUsage() {
    List<BindingRef> bound =
        FOLDING.bound(List.of(), List.of(binding("a", 0.5, 0), binding("b", 0.04, 0)), 0, c -> 1);

    assertThat(bound).containsExactly(binding("a", 0.5, 0));
  }

  @Test
  void renewsABindingOnlyWhereItGains() {
    BindingRef held = binding("a", 0.5, 0);
    double left = 0.5 * Math.exp(-0.05 * 10);

    assertThat(FOLDING.bound(List.of(held), List.of(binding("a", 0.4, 10 * DAY)), 10 * DAY, c -> 1))
        .containsExactly(binding("a", 0.4, 10 * DAY));
    assertThat(
            FOLDING.bound(
                List.of(held), List.of(binding("a", left + 0.019, 10 * DAY)), 10 * DAY, c -> 1))
        .containsExactly(held);
  }

  @Test
  void keepsTheThreeThatAreStrongestNow() {
    List<BindingRef> held =
        List.of(binding("old", 0.9, 0), binding("a", 0.5, 90 * DAY), binding("b", 0.6, 90 * DAY));

    List<BindingRef> bound =
        FOLDING.bound(held, List.of(binding("new", 0.4, 90 * DAY)), 90 * DAY, c -> 1);

    assertThat(bound).extracting(BindingRef::concept).containsExactlyInAnyOrder("a", "b", "new");
  }

  @Test
  void letsIdsDecideAmongEquals() {
    List<BindingRef> offered =
        List.of(binding("d", 0.5, 0), binding("c", 0.5, 0), binding("b", 0.5, 0));

    assertThat(FOLDING.bound(List.of(binding("a", 0.5, 0)), offered, 0, c -> 1))
        .extracting(BindingRef::concept)
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void fadesFasterFromAConceptOfManyBindings() {
    assertThat(FOLDING.left(binding("a", 0.5, 0), DAY, c -> 100))
        .isEqualTo(0.5 * Math.exp(-0.05 * (1 + 0.1 * Math.log(100))), within(1e-7));
  }

  @Test
  void countsAChangeFromWhatIsLeft() {
    BindingRef changed =
        FOLDING.changed(binding("a", 0.5, 0), 10 * DAY, c -> 1, BindingStrength.DEFAULT::helped);

    double left = 0.5 * Math.exp(-0.5);
    assertThat(changed.at()).isEqualTo(10 * DAY);
    assertThat(changed.strength()).isEqualTo((float) (left + 0.1 * (1 - left)), within(1e-6f));
  }

  @Test
  void movesABindingToTheConceptThatStaysUnlessThatOneHoldsMore() {
    BindingRef goes = binding("goes", 0.5, 0);
    BindingRef other = binding("other", 0.5, 0);

    assertThat(FOLDING.moved(List.of(goes, other), "goes", "stays", 0, c -> 1))
        .containsExactlyInAnyOrder(binding("stays", 0.5, 0), other);
    assertThat(FOLDING.moved(List.of(goes, binding("stays", 0.4, 0)), "goes", "stays", 0, c -> 1))
        .containsExactly(binding("stays", 0.5, 0));
    assertThat(FOLDING.moved(List.of(goes, binding("stays", 0.6, 0)), "goes", "stays", 0, c -> 1))
        .containsExactly(binding("stays", 0.6, 0));
  }

  @Test
  void refusesALeastChangeOutsideZeroAndOne() {
    assertThatThrownBy(() -> new BindingFolding(BindingStrength.DEFAULT, -0.1))
        .hasMessageContaining("-0.1");
  }

  private static BindingRef binding(String concept, double strength, long at) {
    return new BindingRef(concept, (float) strength, at);
  }
}
