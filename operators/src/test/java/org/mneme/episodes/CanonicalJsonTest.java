package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  @Test
  void sortsNamesAtEveryDepthAndDropsWhiteSpace() {
    assertThat(CanonicalJson.of("{ \"b\": [ {\"d\":1, \"c\":2} ], \"a\" : \"x y\" }"))
        .isEqualTo("{\"a\":\"x y\",\"b\":[{\"c\":2,\"d\":1}]}");
  }

  @Test
  void spellsNumbersByValue() {
    assertThat(CanonicalJson.of("[1.50,1.0,100,-0.0,12345678901234567890123]"))
        .isEqualTo(CanonicalJson.of("[1.5,1,100,0,12345678901234567890123.0]"));
    assertThat(CanonicalJson.of("[0.1]")).isNotEqualTo(CanonicalJson.of("[0.1000000000000000001]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "{}{}", "nonsense", ""})
  void leavesWhatIsNotJsonAsItIs(String text) {
    assertThat(CanonicalJson.of(text)).isEqualTo(text);
  }

  @Test
  void keepsAbsenceApart() {
    assertThat(CanonicalJson.of(null)).isNull();
    assertThat(CanonicalJson.of("null")).isEqualTo("null");
  }

  @Test
  void standsHugeExponentsAndDeepNesting() {
    assertThat(CanonicalJson.of("[1e999999999]")).hasSizeLessThan(50);
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(CanonicalJson.of(deep)).isEqualTo(deep);
  }
}
