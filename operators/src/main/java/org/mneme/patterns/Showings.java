package org.mneme.patterns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mneme.model.PatternKind;

/** What one episode shows: each candidate once, however often it occurs. */
final class Showings {

  private final String domain;
  private final Map<CandidateKey, Showing> found = new LinkedHashMap<>();

  Showings(String domain) {
    this.domain = domain;
  }

  /**
   * How an episode shows a candidate.
   *
   * @param isSuccess whether it did so with success, at least once
   * @param times how often
   */
  record Showing(boolean isSuccess, int times) {}

  void add(PatternKind kind, String condition, List<String> tools, boolean isSuccess) {
    found.merge(
        CandidateKey.of(domain, kind, condition, tools),
        new Showing(isSuccess, 1),
        (a, b) -> new Showing(a.isSuccess() || b.isSuccess(), a.times() + 1));
  }

  Map<CandidateKey, Showing> all() {
    return found;
  }
}
