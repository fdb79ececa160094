package org.mneme.jobs.load.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mneme.model.Hit;
import org.mneme.model.RecallResult;

/**
 * How many of the exact hits a search finds: results of even indices are of the search, each
 * followed by the exact one. Safe to share between threads.
 */
final class Overlap implements Judge {

  private final int pairs;
  private final Map<Integer, Set<String>> waiting = new HashMap<>();
  private double sum;
  private int compared;

  Overlap(int pairs) {
    this.pairs = pairs;
  }

  @Override
  public synchronized void judge(int index, RecallResult result) {
    Set<String> ids = result.hits().stream().map(Hit::id).collect(Collectors.toSet());
    Set<String> other = waiting.remove(index ^ 1);
    if (other == null) {
      waiting.put(index, ids);
      return;
    }
    Set<String> exact = index % 2 == 1 ? ids : other;
    Set<String> common = new HashSet<>(ids);
    common.retainAll(other);
    sum += exact.isEmpty() ? 0 : (double) common.size() / exact.size();
    compared++;
  }

  /**
   * Mean share of the exact hits that were found, in [0, 1].
   *
   * @throws IllegalStateException if pairs are missing
   */
  synchronized double mean() {
    if (compared < pairs) {
      throw new IllegalStateException("only " + compared + " of " + pairs + " pairs were answered");
    }
    return sum / compared;
  }
}
