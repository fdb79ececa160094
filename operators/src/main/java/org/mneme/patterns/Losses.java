package org.mneme.patterns;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the candidates of a space lose, beside the counts, when episodes leave. */
final class Losses {

  /** By domain, its candidates that lost evidence, their first episode or all of them. */
  final Map<String, Set<CandidateKey>> damaged = new TreeMap<>();

  /** By candidate, the closing times of episodes that followed it. */
  final Map<CandidateKey, Set<Long>> credits = new HashMap<>();

  void damaged(CandidateKey key, String domain) {
    damaged.computeIfAbsent(domain, any -> new HashSet<>()).add(key);
  }

  void credit(CandidateKey key, long at) {
    credits.computeIfAbsent(key, any -> new HashSet<>()).add(at);
  }
}
