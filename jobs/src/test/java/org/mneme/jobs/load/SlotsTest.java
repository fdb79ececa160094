package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private static final Map<String, List<String>> CHOICES =
      Map.of("city", List.of("Seattle", "Boston", "Oslo"), "order", List.of("OR####"));

  @Test
  void fillsASlotWithTheSameValueEverywhere() {
    String filled = slots(5).fill("from {city} to {city}");

    assertThat(filled).matches("from (Seattle|Boston|Oslo) to \\1");
  }

  @Test
  void replacesEachHashByADigit() {
    assertThat(slots(5).fill("{order}")).matches("OR\\d{4}");
    assertThat(slots(5).fill("{order}")).isEqualTo(slots(5).fill("{order}"));
  }

  @Test
  void prefersFixedValuesAndEarlierChoices() {
    Slots slots =
        new Slots(
            new SplittableRandom(1),
            Map.of("user", "ann"),
            List.of(Map.of("city", List.of("Rome")), CHOICES));

    assertThat(slots.fill("{user} in {city}")).isEqualTo("ann in Rome");
  }

  @Test
  void namesASlotWithoutValues() {
    assertThatThrownBy(() -> slots(5).fill("{nowhere}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }

  private static Slots slots(long seed) {
    return new Slots(new SplittableRandom(seed), Map.of(), List.of(CHOICES));
  }
}
