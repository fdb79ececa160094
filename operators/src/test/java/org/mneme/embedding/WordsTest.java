package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void keepsTheWordsThatCarryMeaning() {
    assertThat(Words.of("Hi! I'd like to book a flight to Seattle, please."))
        .containsExactly("like", "book", "flight", "seattle");
  }

  @Test
  void keepsNegationsBecauseTheyChangeWhatIsAsked() {
    assertThat(Words.of("Do not refund")).containsExactly("not", "refund");
  }

  @Test
  void takesAnIdentifierForOneWord() {
    assertThat(Words.of("call search_direct_flight with HAT-136"))
        .containsExactly("call", "search_direct_flight", "hat", "136");
  }

  @Test
  void dropsUnderscoresAroundAWord() {
    assertThat(Words.of("__init__ _emphasis_ ___ x")).containsExactly("init", "emphasis", "x");
  }

  @Test
  void keepsStopWordsWhenThereIsNothingElse() {
    assertThat(Words.of("Who are you?")).containsExactly("who", "are", "you");
  }

  @Test
  void cutsATextOfSymbolsAtWhiteSpace() {
    assertThat(Words.of(" 🚀🚀 ?! ")).containsExactly("🚀🚀", "?!");
  }

  @Test
  void findsNoWordInABlankText() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of(" \t\n\u2003")).isEmpty();
  }

  @Test
  void readsEveryScript() {
    assertThat(Words.of("Straße ΑΘΉΝΑ Москва 東京 हिन्दी"))
        .containsExactly("straße", "αθήνα", "москва", "東京", "हिन्दी");
  }

  @Test
  void readsComposedDecomposedAndWideFormsAlike() {
    assertThat(Words.of("cafe\u0301 ｆｌｉｇｈｔ")).isEqualTo(Words.of("caf\u00e9 flight"));
  }

  @Test
  void readsLettersOutsideTheBasicPlane() {
    assertThat(Words.of("𐐀𐐁 x")).containsExactly("𐐨𐐩", "x");
  }

  @Test
  void survivesAHalfSurrogate() {
    assertThat(Words.of("a1\ud83d b2")).containsExactly("a1", "b2");
  }
}
