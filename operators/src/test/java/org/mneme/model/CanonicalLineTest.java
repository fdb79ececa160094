package org.mneme.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalLineTest {

  @Test
  void exampleUsage() {
    assertThat(
            new CanonicalLine("binding", "e1", "c1")
                .bits("strength", 0.5f)
                .number("at", 12)
                .toString())
        .isEqualTo("binding \"e1\" \"c1\" strength=3f000000 at=12");
  }

  @Test
  void tellsNumbersApartThatDifferInTheLastBit() {
    assertThat(new CanonicalLine("x").bits("v", 0.1 + 0.2).toString())
        .isNotEqualTo(new CanonicalLine("x").bits("v", 0.3).toString());
    assertThat(new CanonicalLine("x").bits("v", -0.0).toString())
        .isNotEqualTo(new CanonicalLine("x").bits("v", 0.0).toString());
    assertThat(new CanonicalLine("x").bits("v", 1.0).toString()).isEqualTo("x v=3ff0000000000000");
  }

  @Test
  void staysOneLineWhateverAnIdHolds() {
    assertThat(new CanonicalLine("episode", "a\n\"b\\\u2028").toString())
        .isEqualTo("episode \"a\\u000a\\\"b\\\\\\u2028\"");
  }

  @Test
  void tellsAMissingTextFromAnEmptyOneAndOneListFromAnother() {
    assertThat(new CanonicalLine("x").text("t", null).texts("l", List.of()).toString())
        .isEqualTo("x l=[]");
    assertThat(new CanonicalLine("x").text("t", "").texts("l", List.of("a", "b,c")).toString())
        .isEqualTo("x t=\"\" l=[\"a\",\"b,c\"]");
  }

  @Test
  void hashesBytesAndLinesBySha256() {
    assertThat(new CanonicalLine("x").hash("h", new byte[0]).hash("n", null).toString())
        .isEqualTo("x h=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(CanonicalHash.of(List.of("a", "b")))
        .isNotEqualTo(CanonicalHash.of(List.of("ab")))
        .isEqualTo(CanonicalHash.of("a\nb\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
