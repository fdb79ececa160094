package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mneme.model.Pattern;

/**
 * Lets patterns fade that are not seen or used any more: after {@code unused} they weigh half,
 * after twice that they go, with what was counted of them.
 */
final class Aging {

  private static final long HOUR = 3_600_000L;

  private final PatternStore store;
  private final PatternParameters parameters;

  Aging(PatternStore store, PatternParameters parameters) {
    this.store = store;
    this.parameters = parameters;
  }

  /**
   * Lets fade what is due at {@code end}.
   *
   * @return end of the window in which the next pattern may be due, on the hour so that a space is
   *     looked through at most once in one; null when none is left
   */
  Long age(long end, String space, List<Pattern> changed) throws Exception {
    CountBook book = new CountBook(store);
    Emission emission = new Emission(store, book, space, end, parameters);
    List<Map.Entry<String, String>> patterns = new ArrayList<>();
    for (Map.Entry<String, String> pattern : store.patterns()) {
      patterns.add(Map.entry(pattern.getKey(), pattern.getValue()));
    }
    long next = Long.MAX_VALUE;
    for (Map.Entry<String, String> pattern : patterns) {
      CandidateKey key = new CandidateKey(pattern.getValue());
      Candidate candidate = book.get(key);
      ChangeSeries series = candidate.support() == 0 ? store.series(key.text()) : null;
      long used = series == null ? candidate.lastUsed() : series.found().lastAt();
      double weight = series == null ? candidate.known().weight() : series.found().weight();
      if (end - used >= 2 * parameters.unusedMillis()) {
        expire(key, pattern.getKey(), series, book, emission);
        continue;
      }
      if (end - used >= parameters.unusedMillis() && weight == 1) {
        weight = 0.5;
        halve(key, series, emission);
      }
      next = Math.min(next, used + (weight == 1 ? 1 : 2) * parameters.unusedMillis());
    }
    book.flush();
    changed.addAll(emission.changed());
    return next == Long.MAX_VALUE ? null : due(next, end);
  }

  /** When a pattern that is handed on at {@code end} must be looked at. */
  long due(long end) {
    return due(end + parameters.unusedMillis(), end);
  }

  private long due(long time, long end) {
    long hour = Math.floorDiv(Math.max(time, end) + HOUR, HOUR) * HOUR;
    return parameters.windowEnd(hour);
  }

  private void expire(
      CandidateKey key, String id, ChangeSeries series, CountBook book, Emission emission)
      throws Exception {
    if (series == null) {
      Pruning.remove(key, book, emission);
    } else {
      emission.drop(id);
      store.series(key.text(), series.withFound(null));
    }
  }

  private void halve(CandidateKey key, ChangeSeries series, Emission emission) throws Exception {
    if (series == null) {
      emission.halve(key);
    } else {
      Pattern pattern = series.found().weighing(0.5);
      store.series(key.text(), series.withFound(pattern));
      emission.put(key.text(), pattern);
    }
  }
}
