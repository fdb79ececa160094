package org.mneme.episodic.text;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/** How a text becomes terms. What was stored under one cannot be searched by the other. */
public enum Analysis {
  /** Words in lower case by the rules of Unicode, English stop words left out, Porter's stems. */
  ENGLISH {
    @Override
    Analyzer analyzer() {
      return new EnglishAnalyzer();
    }
  },
  /** Words in lower case by the rules of Unicode; for other languages, or several. */
  STANDARD {
    @Override
    Analyzer analyzer() {
      return new StandardAnalyzer();
    }
  };

  abstract Analyzer analyzer();
}
