package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SentenceTemplateTest {

  @Test
  void fillsItsPlacesInOrder() {
    assertThat(new SentenceTemplate("{} failed {} times{}").fill("book", 2, "."))
        .isEqualTo("book failed 2 times.");
  }

  @Test
  void doesNotFillPlacesThatComeWithValues() {
    assertThat(new SentenceTemplate("[{}] [{}]").fill("{}", "$1")).isEqualTo("[{}] [$1]");
  }

  @Test
  void refusesTooFewOrTooManyValues() {
    SentenceTemplate template = new SentenceTemplate("{} and {}");

    assertThatThrownBy(() -> template.fill("one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 places");
    assertThatThrownBy(() -> template.fill("one", "two", "three"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
