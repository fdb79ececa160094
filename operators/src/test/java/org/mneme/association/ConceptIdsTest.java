package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConceptIdsTest {

  @Test
  void isAFunctionOfWhatItIsGivenAndNeverChanges() {
    assertThat(ConceptIds.of("support", 1_768_000_019_999L, "e1")).isEqualTo("82246bd907253810");
  }

  @Test
  void tellsSpacesWindowsAndMembersApart() {
    assertThat(ConceptIds.of("a", 1, "bc"))
        .hasSize(16)
        .isNotEqualTo(ConceptIds.of("ab", 1, "c"))
        .isNotEqualTo(ConceptIds.of("a", 2, "bc"))
        .isNotEqualTo(ConceptIds.of("b", 1, "bc"))
        .isNotEqualTo(ConceptIds.of("a", 1, "bd"));
  }
}
