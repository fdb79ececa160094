package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.load.Catalogue.Domain;
import org.mneme.jobs.load.Catalogue.Family;

class CatalogueTest {

  private final Catalogue catalogue = Catalogue.ofFleet();

  @Test
  void holdsThreeDomainsWithSeveralFamiliesEach() {
    assertThat(catalogue.domains()).hasSize(3);
    assertThat(catalogue.domains()).allMatch(domain -> domain.families().size() >= 5);
    assertThat(catalogue.domains().stream().map(Domain::space).distinct()).hasSize(3);
  }

  @Test
  void saysEveryTaskInSeveralWaysAndAsksForItInOthers() {
    for (Family family : families()) {
      assertThat(family.says()).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
      assertThat(family.asks()).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
      assertThat(family.says()).doesNotContainAnyElementsOf(family.asks());
    }
  }

  @Test
  void everyTemplateHasValuesForItsSlots() {
    for (Domain domain : catalogue.domains()) {
      for (Family family : domain.families()) {
        Slots slots =
            new Slots(
                new SplittableRandom(1),
                Map.of("user", "u", "agent", "a"),
                List.of(family.slots(), domain.slots()));
        family.says().forEach(slots::fill);
        family.asks().forEach(slots::fill);
        family.failures().forEach(failure -> slots.fill(failure.message()));
        family
            .steps()
            .forEach(
                step -> {
                  slots.fill(step.sees());
                  step.with().values().forEach(slots::fill);
                });
      }
    }
  }

  @Test
  void everyFailureStrikesAToolOfItsFamily() {
    for (Family family : families()) {
      Set<String> tools =
          family.steps().stream().map(Catalogue.Action::tool).collect(Collectors.toSet());
      assertThat(family.failures()).isNotEmpty();
      assertThat(family.failures())
          .allMatch(failure -> tools.contains(failure.tool()) && failure.status().isError());
    }
  }

  private List<Family> families() {
    return catalogue.domains().stream().flatMap(domain -> domain.families().stream()).toList();
  }
}
