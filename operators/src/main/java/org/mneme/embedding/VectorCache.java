package org.mneme.embedding;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mneme.model.Embedding;

/**
 * The vectors that one model made of the last texts it was asked for: the text that was not asked
 * for longest leaves for a new one. A text is looked up as it is, letter by letter, so that a
 * vector from here is the one that the model would make.
 */
final class VectorCache {

  private final Map<String, Embedding> vectors;

  /** A cache of at most {@code entries} texts, ≥ 1. */
  VectorCache(int entries) {
    vectors =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
            return size() > entries;
          }
        };
  }

  /** The vector that was made of {@code text}, or null when it is not known. */
  Embedding get(String text) {
    return vectors.get(text);
  }

  void put(String text, Embedding vector) {
    vectors.put(text, vector);
  }

  int size() {
    return vectors.size();
  }
}
