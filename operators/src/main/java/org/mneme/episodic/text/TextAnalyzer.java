package org.mneme.episodic.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes texts apart into terms. Reuses one token stream and so serves one thread; to be closed, or
 * that thread holds it for ever.
 */
public final class TextAnalyzer implements AutoCloseable {

  private final Analyzer analyzer;

  /** An analyzer that works by {@code analysis}. */
  public TextAnalyzer(Analysis analysis) {
    this.analyzer = analysis.analyzer();
  }

  /**
   * The terms of {@code text} with their counts; none where it has no word that carries meaning.
   */
  public TermCounts analyze(String text) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    try (TokenStream tokens = analyzer.tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        counts.merge(term.toString(), 1, Integer::sum);
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
    return TermCounts.of(counts);
  }

  @Override
  public void close() {
    analyzer.close();
  }
}
