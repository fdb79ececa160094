package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void keepsWhatFitsAndMarksWhatWasCut() {
    assertThat(Excerpt.characters("abcd", 4)).isEqualTo("abcd");
    assertThat(Excerpt.characters("abcde", 4)).isEqualTo("abc…");
  }

  @Test
  void givesNothingForNothingOrNoRoom() {
    assertThat(Excerpt.characters(null, 4)).isNull();
    assertThat(Excerpt.characters("abc", 0)).isNull();
    assertThat(Excerpt.characters("abc", 1)).isEqualTo("…");
    assertThat(Excerpt.characters("", 3)).isEmpty();
  }

  @Test
  void neverCutsThroughASurrogatePair() {
    String brain = "a🧠b🧠c";

    for (int most = 1; most < brain.length(); most++) {
      String cut = Excerpt.characters(brain, most);
      assertThat(cut).hasSizeLessThanOrEqualTo(most).endsWith("…");
      assertThat(cut.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
  }

  @Test
  void keepsTheFirstWordsWithSingleSpaces() {
    assertThat(Excerpt.words("  one\n two\t three ", 3)).isEqualTo("one two three");
    assertThat(Excerpt.words("one two three four", 3)).isEqualTo("one two three…");
    assertThat(Excerpt.words(null, 3)).isEmpty();
    assertThat(Excerpt.words("   ", 3)).isEmpty();
  }

  @Test
  void boundsTextsThatHaveNoSpaces() {
    assertThat(Excerpt.words("記".repeat(1_000_000), 5)).hasSize(50).endsWith("…");
  }
}
