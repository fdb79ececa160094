package org.mneme.memory.hot;

import org.mneme.episodic.text.EpisodeWords;
import org.mneme.episodic.text.TermCounts;
import org.mneme.episodic.text.TextAnalyzer;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.EpisodeDigest;

/** Writes what can be read of an experience: its digest, and the terms by which it is found. */
public final class Descriptions {

  private final MemoryState state;
  private final TextAnalyzer analyzer;

  public Descriptions(MemoryState state, TextAnalyzer analyzer) {
    this.state = state;
    this.analyzer = analyzer;
  }

  /**
   * Describes the experience in {@code row} of the current key's space.
   *
   * @param hot the space where it is held, else null
   */
  public void put(int row, EpisodeDigest digest, HotSpace hot) throws Exception {
    TermCounts terms = analyzer.analyze(EpisodeWords.of(digest));
    state.digest(row, digest);
    state.text(row, terms.pack());
    if (hot != null) {
      hot.texts.put(row, terms);
      hot.digests.changed(row);
    }
  }
}
