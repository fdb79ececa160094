package org.mneme.episodic.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextIndexTest {

  private static final int ROWS = 200;
  private static final long SEED = 11;

  private final TextAnalyzer analyzer = new TextAnalyzer(Analysis.ENGLISH);
  private final TextIndex index = new TextIndex();

  @AfterEach
  void close() {
    analyzer.close();
  }

  @Test
  void exampleUsage() {
    index.put(0, analyzer.analyze("Book a flight to Seattle"));
    index.put(1, analyzer.analyze("Cancel the hotel in Boston"));

    float[] scores = new float[2];
    double limit = index.score(Bm25.DEFAULT, analyzer.analyze("flights to Seattle"), scores);

    assertThat(scores[0]).isPositive().isLessThan((float) limit);
    assertThat(scores[1]).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void scoresAsLuceneDoes(Analysis analysis) throws IOException {
    try (TextAnalyzer own = new TextAnalyzer(analysis);
        LuceneOracle lucene = new LuceneOracle(analysis)) {
      RandomTexts texts = new RandomTexts(SEED);
      for (int row = 0; row < ROWS; row++) {
        String text = texts.next();
        index.put(row, own.analyze(text));
        lucene.add(row, text);
      }
      for (int q = 0; q < 50; q++) {
        TermCounts query = own.analyze(texts.query());
        float[] scores = new float[ROWS];
        index.score(Bm25.DEFAULT, query, scores);
        float[] expected = lucene.scores(query, ROWS);
        for (int row = 0; row < ROWS; row++) {
          assertThat(scores[row]).isCloseTo(expected[row], within(1e-4f));
        }
      }
    }
  }

  @Test
  void equalsAFreshIndexAfterAnyHistory() {
    RandomTexts texts = new RandomTexts(SEED);
    Random random = new Random(SEED);
    Map<Integer, TermCounts> held = new HashMap<>();
    BitSet hidden = new BitSet();
    for (int i = 0; i < 3_000; i++) {
      int row = random.nextInt(ROWS);
      if (random.nextInt(3) == 0) {
        index.remove(row);
        held.remove(row);
        hidden.clear(row);
      } else if (random.nextInt(20) == 0) {
        hidden.clear();
        held.keySet().stream().filter(r -> random.nextInt(10) == 0).forEach(hidden::set);
        index.hide(hidden);
      } else {
        TermCounts text = analyzer.analyze(texts.next());
        index.put(row, text);
        held.put(row, text);
        hidden.clear(row);
      }
    }

    TextIndex fresh = new TextIndex();
    held.forEach(
        (row, text) -> {
          if (!hidden.get(row)) {
            fresh.put(row, text);
          }
        });
    assertThat(index.size()).isEqualTo(fresh.size());
    for (int q = 0; q < 50; q++) {
      TermCounts query = analyzer.analyze(texts.query());
      float[] scores = new float[ROWS];
      float[] expected = new float[ROWS];
      assertThat(index.score(Bm25.DEFAULT, query, scores))
          .isEqualTo(fresh.score(Bm25.DEFAULT, query, expected));
      assertThat(scores).isEqualTo(expected);
    }
  }

  @Test
  void holdsNothingWhenAllIsRemoved() {
    long empty = index.bytes();
    RandomTexts texts = new RandomTexts(SEED);
    for (int row = 0; row < ROWS; row++) {
      index.put(row, analyzer.analyze(texts.next()));
    }
    long full = index.bytes();
    for (int row = 0; row < ROWS; row++) {
      index.remove(row);
    }

    assertThat(full).isGreaterThan(100 * ROWS);
    assertThat(index.termCount()).isZero();
    assertThat(index.bytes() - empty).isLessThan(16 * ROWS);
  }

  @Test
  void findsNothingInAnEmptyIndexOrForAnEmptyQuery() {
    assertThat(index.score(Bm25.DEFAULT, analyzer.analyze("flight"), new float[0])).isZero();
    index.put(0, analyzer.analyze("flight"));
    assertThat(index.score(Bm25.DEFAULT, analyzer.analyze("to the"), new float[1])).isZero();
  }

  @Test
  void countsAnUnknownWordInTheLimit() {
    index.put(0, analyzer.analyze("flight to Seattle"));

    double known = index.score(Bm25.DEFAULT, analyzer.analyze("Seattle"), new float[1]);
    double withUnknown =
        index.score(Bm25.DEFAULT, analyzer.analyze("Seattle zeppelin"), new float[1]);

    assertThat(withUnknown).isGreaterThan(known);
  }
}
