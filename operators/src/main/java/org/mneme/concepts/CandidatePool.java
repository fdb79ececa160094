package org.mneme.concepts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.mneme.model.ClusterWindow;

/**
 * The candidates of a space at the close of one window: who goes, who is clustered with whom, who
 * waits. Depends on the set of candidates alone, not on their order.
 */
final class CandidatePool {

  private final ConceptParameters parameters;
  private final long end;
  private final List<ConceptCandidate> candidates;
  private final List<String> removed = new ArrayList<>();

  /**
   * A pool.
   *
   * @param all every candidate of the space, those of later windows too
   * @param end of the window that closes
   */
  CandidatePool(Collection<ConceptCandidate> all, long end, ConceptParameters parameters) {
    this.parameters = parameters;
    this.end = end;
    this.candidates = new ArrayList<>(all);
    candidates.sort(ConceptCandidate.ORDER);
  }

  /** Removes what {@code orders} name, whatever window it belongs to; returns how many. */
  int forget(Collection<ForgetOrder> orders) {
    return remove(candidate -> orders.stream().anyMatch(order -> order.covers(candidate)));
  }

  /** Removes what has waited too long; returns how many. */
  int expire() {
    return remove(
        candidate ->
            candidate.window() < end && end - candidate.closedAt() > parameters.keepMillis());
  }

  /**
   * Who is clustered together: episodes of one model and dimension in the order (closing time, id),
   * cut from the newest backwards, so that new ones meet the youngest of those that wait. A chunk
   * without a new one was compared before and is left out.
   */
  List<List<ConceptCandidate>> chunks() {
    TreeMap<String, List<ConceptCandidate>> comparable = new TreeMap<>();
    for (ConceptCandidate candidate : candidates) {
      if (candidate.window() <= end) {
        comparable
            .computeIfAbsent(
                candidate.dimension() + "/" + candidate.model(), key -> new ArrayList<>())
            .add(candidate);
      }
    }
    List<List<ConceptCandidate>> chunks = new ArrayList<>();
    for (List<ConceptCandidate> group : comparable.values()) {
      int from = 0;
      int to = group.size() % parameters.chunk();
      for (; from < group.size(); from = to, to += parameters.chunk()) {
        List<ConceptCandidate> chunk = group.subList(from, to);
        if (chunk.stream().anyMatch(this::isNew)) {
          chunks.add(chunk);
        }
      }
    }
    return chunks;
  }

  /** Whether {@code candidate} takes part for the first time. */
  boolean isNew(ConceptCandidate candidate) {
    return candidate.window() == end;
  }

  /** Removes the members of the clusters that were found. */
  void take(ClusterWindow found) {
    Set<String> members = new HashSet<>();
    found.clusters().forEach(cluster -> members.addAll(cluster.members()));
    remove(candidate -> members.contains(candidate.episode()));
  }

  /** Removes the oldest of those that wait, while they are too many; returns how many. */
  int bound() {
    long waiting = candidates.stream().filter(candidate -> candidate.window() <= end).count();
    int[] surplus = {(int) Math.max(0, waiting - parameters.maxCandidates())};
    return remove(candidate -> candidate.window() <= end && surplus[0]-- > 0);
  }

  /** Ids of all that were removed. */
  List<String> removed() {
    return removed;
  }

  /** End of the next window with new episodes; null when none is left. */
  Long nextNew() {
    Long next = null;
    for (ConceptCandidate candidate : candidates) {
      if (candidate.window() > end && (next == null || candidate.window() < next)) {
        next = candidate.window();
      }
    }
    return next;
  }

  /** End of the window in which the last of those that wait has waited too long; null for none. */
  Long lastExpiry() {
    if (candidates.isEmpty()) {
      return null;
    }
    long newest = candidates.get(candidates.size() - 1).closedAt();
    long gone = parameters.windowEnd(newest + parameters.keepMillis() + 1);
    return Math.max(gone, parameters.windowEnd(end + 1));
  }

  private int remove(Predicate<ConceptCandidate> condition) {
    int before = removed.size();
    candidates.removeIf(
        candidate -> {
          boolean goes = condition.test(candidate);
          if (goes) {
            removed.add(candidate.episode());
          }
          return goes;
        });
    return removed.size() - before;
  }
}
