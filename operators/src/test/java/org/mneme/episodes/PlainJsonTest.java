package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {

  private static final int TEXTS = 20_000;
  private static final String[] NAMES = {"a", "b", "ab", "", "é", "日", "😀", "\uffee", "B", "a b"};
  private static final String[] SCALARS = {
    "0", "-7", "123456789012345678", "true", "false", "null", "\"\"", "\"x y\"", "\"日本😀\""
  };
  private static final String[] NOT_PLAIN = {
    "1.0",
    "-0",
    "1e3",
    "\"\\n\"",
    "1234567890123456789",
    " 1",
    "\"\\u00e9\"",
    "-12345678901234567890"
  };

  @Test
  void sortsNamesAtEveryDepth() {
    assertThat(PlainJson.canonical("{\"page\":1,\"limit\":{\"b\":[{},[]],\"a\":\"x\"}}"))
        .isEqualTo("{\"limit\":{\"a\":\"x\",\"b\":[{},[]]},\"page\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "[1,]",
        "[",
        "[1",
        "[1 ]",
        "tru",
        "truex",
        "nul",
        "-",
        "-0",
        "00",
        "01",
        "1.0",
        "1e2",
        "1234567890123456789",
        "\"a",
        "\"\\\"\"",
        "\"\u0001\"",
        "{\"a\":1,\"a\":2}",
        "{\"b\":1,\"a\":2,\"b\":3}",
        "{a:1}",
        "+1",
        "\u00001"
      })
  void leavesToTheTreeWhatIsNotPlain(String text) {
    assertThat(PlainJson.canonical(text)).isNull();
  }

  @Test
  void leavesWhatIsLongOrDeepToTheTree() {
    assertThat(PlainJson.canonical("[".repeat(33) + "]".repeat(33))).isNull();
    assertThat(PlainJson.canonical('"' + "a".repeat(20_000) + '"')).isNull();
  }

  @Test
  void spellsAsTheTreeDoes() {
    Random random = new Random(7);
    int plain = 0;
    for (int i = 0; i < TEXTS; i++) {
      String json = value(random, 4);
      String canonical = PlainJson.canonical(json);
      if (canonical != null) {
        plain++;
        assertThat(canonical).isEqualTo(CanonicalJson.ofTree(json));
      }
      assertThat(CanonicalJson.of(json)).isEqualTo(CanonicalJson.ofTree(json));
    }
    assertThat(plain).isBetween(TEXTS / 2, TEXTS - 100);
  }

  private static String value(Random random, int depth) {
    int kind = depth == 0 ? 3 : random.nextInt(4);
    if (kind >= 2) {
      String[] of = random.nextInt(20) == 0 ? NOT_PLAIN : SCALARS;
      return of[random.nextInt(of.length)];
    }
    StringBuilder json = new StringBuilder(kind == 0 ? "{" : "[");
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      json.append(i == 0 ? "" : ",");
      if (kind == 0) {
        json.append('"').append(NAMES[random.nextInt(NAMES.length)]).append("\":");
      }
      json.append(value(random, depth - 1));
    }
    return json.append(kind == 0 ? '}' : ']').toString();
  }
}
