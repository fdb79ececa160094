package org.mneme.memory.learning;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.LearningClock;
import org.mneme.memory.Outbox;
import org.mneme.memory.WindowWork;
import org.mneme.memory.hot.EpisodeRefs;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.state.AssociationState;

/**
 * One learning window of one space while it is closed: what is due in it, the space as it becomes,
 * and what the phases hand on to each other.
 */
public final class LearningWindow {

  public final String space;

  /** Its last millisecond, epoch milliseconds of event time. */
  public final long end;

  public final WindowWork work;
  public final Outbox outbox;
  public final EpisodeRefs refs;
  LearningClock clock;

  /** The space in memory; null where nothing is stored, or where it is not needed. */
  public HotSpace hot;

  /** Set together with {@link #hot}. */
  public EdgeChanges edges;

  /** Set together with {@link #hot}. */
  public ConceptChanges concepts;

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
  public void attach(HotSpace held, AssociationState associations) {
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
  public boolean isLearned(EpisodeRef ref) {
    return ref.closedAt() <= end;
  }
}
