package org.mneme.memory;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * One learning window of one space while it is closed: what is due in it, the space as it becomes,
 * and what the phases hand on to each other.
 */
final class LearningWindow {

  final String space;

  /** Its last millisecond, epoch milliseconds of event time. */
  final long end;

  final WindowWork work;
  final Outbox outbox;
  final EpisodeRefs refs;
  LearningClock clock;

  /** The space in memory; null where nothing is stored, or where it is not needed. */
  HotSpace hot;

  /** Set together with {@link #hot}. */
  EdgeChanges edges;

  /** Set together with {@link #hot}. */
  ConceptChanges concepts;

  /** Episodes of its work that were learned before, without a vector. */
  final Set<String> relearned = new HashSet<>();

  /** Rows to be bound to the concepts that they are near to. */
  final Set<Integer> toBind = new HashSet<>();

  /** Concepts that were born or reinforced. */
  final Set<String> changedConcepts = new TreeSet<>();

  private float[] vector;

  LearningWindow(
      String space,
      long end,
      WindowWork work,
      LearningClock clock,
      EpisodeRefs refs,
      Outbox outbox) {
    this.space = space;
    this.end = end;
    this.work = work;
    this.clock = clock;
    this.refs = refs;
    this.outbox = outbox;
  }

  /** Learns in {@code held}, the current key's space. */
  void attach(HotSpace held, AssociationState associations) {
    hot = held;
    refs.showIn(held);
    edges = new EdgeChanges(held);
    concepts = new ConceptChanges(held, associations, edges);
    vector = new float[held.profile.dimension()];
  }

  int dimension() {
    return vector.length;
  }

  /** The unit vector of a row, until the next call. */
  float[] vector(int row) {
    hot.index.vector(row, vector, 0);
    return vector;
  }

  /** Whether an episode's window is closed; else it is stored, but nothing may build on it yet. */
  boolean isLearned(EpisodeRef ref) {
    return ref.closedAt() <= end;
  }
}
