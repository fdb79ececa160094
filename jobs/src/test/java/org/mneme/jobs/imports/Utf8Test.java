package org.mneme.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @Test
  void cutsBehindAWholeCharacter() {
    assertThat(Utf8.cut("abcdefgh", 6)).isEqualTo("abc…");
    assertThat(Utf8.cut("abcdef", 6)).isEqualTo("abcdef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aäaäaäaäaä", "東京東京東京", "🚀🚀🚀🚀", "a🚀ä東"})
  void neverCutsInsideACharacterOrExceedsTheLimit(String text) {
    for (int maximum = 3; maximum < 20; maximum++) {
      String cut = Utf8.cut(text, maximum);

      assertThat(Utf8.length(cut)).isLessThanOrEqualTo(maximum);
      assertThat(text).startsWith(cut.replace("…", ""));
      assertThat(cut).doesNotContain("\ufffd");
    }
  }
}
