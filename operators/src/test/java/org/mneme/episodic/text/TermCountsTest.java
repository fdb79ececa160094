package org.mneme.episodic.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TermCountsTest {

  @Test
  void exampleUsage() {
    try (TextAnalyzer analyzer = new TextAnalyzer(Analysis.ENGLISH)) {
      TermCounts terms = analyzer.analyze("The flights: a flight, and a Refund!");

      assertThat(terms.size()).isEqualTo(2);
      assertThat(terms.term(0)).isEqualTo("flight");
      assertThat(terms.count(0)).isEqualTo(2);
      assertThat(terms.term(1)).isEqualTo("refund");
      assertThat(terms.length()).isEqualTo(3);
    }
  }

  @Test
  void survivesPacking() {
    TreeMap<String, Integer> counted = new TreeMap<>();
    counted.put("旅行", 1);
    counted.put("x".repeat(300), 70_000);
    counted.put("", 128);

    TermCounts terms = TermCounts.of(counted);
    TermCounts unpacked = TermCounts.unpack(terms.pack());

    assertThat(unpacked.size()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      assertThat(unpacked.term(i)).isEqualTo(terms.term(i));
      assertThat(unpacked.count(i)).isEqualTo(terms.count(i));
    }
    assertThat(TermCounts.unpack(new byte[0]).size()).isZero();
  }
}
