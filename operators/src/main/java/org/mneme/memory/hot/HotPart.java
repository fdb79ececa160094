package org.mneme.memory.hot;

import java.util.Locale;

/** What of a space the hot tier accounts for apart. */
enum HotPart {
  /** Vectors of episodes, with their codes. */
  VECTORS,
  /** What filters and ranking read of episodes, and digests of those shown lately. */
  EPISODES,
  TEXTS,
  FILTERS,
  CENTROIDS,
  /** Concepts with their fan-out. */
  FAN_OUTS,
  /** Bindings and links. */
  BINDINGS,
  PATTERNS,
  EXPERIENCES;

  /** As metrics name it. */
  String metricName() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder joined = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      joined.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return joined.toString();
  }
}
