package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompactJsonTest {

  @Test
  void dropsWhiteSpaceBetweenTokensAlone() {
    assertThat(compact("{ \"a b\" :\t[ 1 ,\r\n2.50 , \" c \" ] }"))
        .isEqualTo("{\"a b\":[1,2.50,\" c \"]}");
  }

  @Test
  void keepsEscapesAndDoesNotEndAStringAtAnEscapedQuote() {
    assertThat(compact("{\"a\\\\\" : \"x \\\" y \\\\\" , \"b\":\"\\u0020 \"}"))
        .isEqualTo("{\"a\\\\\":\"x \\\" y \\\\\",\"b\":\"\\u0020 \"}");
  }

  @Test
  void takesTheStretchItIsGiven() {
    byte[] json = Wire.bytes("{\"p\": {\"é\" : 1} , \"q\":2}");

    assertThat(Wire.text(CompactJson.of(json, 6, 16))).isEqualTo("{\"é\":1}");
  }

  private static String compact(String json) {
    byte[] bytes = Wire.bytes(json);
    return Wire.text(CompactJson.of(bytes, 0, bytes.length));
  }
}
