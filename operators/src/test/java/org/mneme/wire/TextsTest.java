package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final String SMILE = "\uD83D\uDE00";
  private static final String MIXED = "aé水" + SMILE + "z";

  @Test
  void measuresBytesAsTheEncoderDoes() {
    assertThat(Texts.utf8Length(MIXED)).isEqualTo(11);
    assertThat(Texts.utf8Length("")).isZero();
    assertThat(Texts.utf8Length("\u007F\u0080\u07FF\u0800\uFFFF"))
        .isEqualTo("\u007F\u0080\u07FF\u0800\uFFFF".getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void cutsBetweenCharactersAtEverySize() {
    for (int maximum = 0; maximum < 11; maximum++) {
      String cut = Texts.cut(MIXED, maximum);
      byte[] bytes = cut.getBytes(StandardCharsets.UTF_8);

      assertThat(bytes.length).isBetween(Math.max(0, maximum - 6), maximum);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(cut);
      assertThat(MIXED).startsWith(cut.replace("…", ""));
    }
    assertThat(Texts.cut(MIXED, 9)).isEqualTo("aé水…");
    assertThat(Texts.cut(MIXED, 11)).isEqualTo(MIXED);
  }

  @Test
  void countsCharactersAsCodePoints() {
    assertThat(Texts.isWithin(SMILE.repeat(3), 3)).isTrue();
    assertThat(Texts.isWithin(SMILE.repeat(3), 2)).isFalse();
    assertThat(Texts.isWithin("aaa", 2)).isFalse();
    assertThat(Texts.first(SMILE.repeat(3), 2)).isEqualTo(SMILE.repeat(2));
    assertThat(Texts.first("ab", 2)).isEqualTo("ab");
  }

  @Test
  void replacesHalvesOfCharacters() {
    assertThat(Texts.wellFormed("a\uD83D")).isEqualTo("a\uFFFD");
    assertThat(Texts.wellFormed("\uDE00a\uD83Db" + SMILE)).isEqualTo("\uFFFDa\uFFFDb" + SMILE);
    assertThat(Texts.wellFormed(MIXED)).isSameAs(MIXED);
  }

  @Test
  void repairsALongBrokenTextInOnePass() {
    assertThat(Texts.wellFormed("\uD83D".repeat(1_000_000))).isEqualTo("\uFFFD".repeat(1_000_000));
  }

  @Test
  void knowsWhatCannotStandInAnId() {
    assertThat(Texts.isPlain(MIXED + " /\u2028")).isTrue();
    assertThat(Texts.isPlain("a\u0000")).isFalse();
    assertThat(Texts.isPlain("a\u007F")).isFalse();
    assertThat(Texts.isPlain("a\u009Fb")).isFalse();
    assertThat(Texts.isPlain("\uDE00\uD83D")).isFalse();
  }

  @Test
  void quotesTheStartOfATextForAMessage() {
    assertThat(Texts.excerpt("a\nb")).isEqualTo("\"a b\"");
    assertThat(Texts.excerpt("x".repeat(61))).isEqualTo("\"" + "x".repeat(60) + "…\"");
  }
}
