package org.mneme.memory.hot;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mneme.association.ConceptSum;
import org.mneme.association.EpisodeEdges;
import org.mneme.association.StoredConcept;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;
import org.mneme.episodic.UsageBlock;
import org.mneme.episodic.text.TermCounts;
import org.mneme.memory.state.AssociationState;
import org.mneme.memory.state.MemoryState;
import org.mneme.memory.state.PatternState;
import org.mneme.memory.state.RowsBeside;
import org.mneme.memory.state.StateCursor;
import org.mneme.model.Pattern;

/**
 * Loads one space from state, as much at a time as is asked for: first its episodes, row by row,
 * each with all that is known of it, then concepts, edges and patterns, so that whatever is loaded
 * names nothing that is not. Meanwhile episodes may be stored and patterns come: they are put into
 * state and into the space by who takes them, and are passed over here. Nothing else of the space
 * may change until all of it is loaded.
 */
final class SpaceLoad {

  /** What a concept costs to load, in rows: it is put together from three states. */
  private static final int ROWS_A_CONCEPT = 4;

  /** Holds a row's place while its segment is loaded; never seen outside. */
  private static final StoredEpisode LOADING =
      new StoredEpisode("", "", null, null, List.of(), null, 1, 0, 0, List.of(), null, false);

  /** Is told how long a part took to load. */
  @FunctionalInterface
  interface Meter {
    /** Nothing is measured. */
    Meter NONE = (part, nanos) -> {};

    /** So many nanoseconds more. */
    void took(HotPart part, long nanos);
  }

  private final HotSpace space;
  private final MemoryState state;
  private final AssociationState associations;
  private final Meter meter;
  private final StateCursor<Map.Entry<Integer, byte[]>> vectors;
  private final RowsBeside<StoredEpisode> episodes;
  private final RowsBeside<byte[]> texts;
  private final StateCursor<StoredConcept> concepts;
  private final StateCursor<Map.Entry<Integer, EpisodeEdges>> edges;
  private final StateCursor<Pattern> patterns;
  private final Set<String> newerPatterns = new HashSet<>();
  private long nanos;

  /**
   * A load that has not begun.
   *
   * @param associations the second memory, or null where there is none
   */
  SpaceLoad(
      HotSpace space,
      MemoryState state,
      AssociationState associations,
      PatternState patternState,
      Meter meter) {
    this.space = space;
    this.state = state;
    this.associations = associations;
    this.meter = meter;
    vectors = new StateCursor<>(state::vectors);
    episodes = new RowsBeside<>(state::episodes, state::episode);
    texts = new RowsBeside<>(state::texts, state::text);
    boolean isDual = associations != null;
    concepts = new StateCursor<>(isDual ? associations::concepts : List::of);
    edges = new StateCursor<>(isDual ? associations::edges : List::of);
    patterns = new StateCursor<>(patternState::all);
  }

  /**
   * Loads so many rows more of the current key's space, or as much of what follows them.
   *
   * @return whether that was all
   */
  boolean step(int rows) throws Exception {
    long start = System.nanoTime();
    int left = rows - loadRows(rows);
    left -= loadConcepts(left);
    left -= loadEdges(left);
    left -= loadPatterns(left);
    nanos += System.nanoTime() - start;
    // What a waiting forget hides may be among what came.
    space.isMasked = false;
    return left > 0;
  }

  /** Nanoseconds that it took so far. */
  long nanos() {
    return nanos;
  }

  /** A pattern came or went: what state had of it before may be read already. */
  void patternChanged(String id) {
    newerPatterns.add(id);
  }

  private int loadRows(int most) throws Exception {
    int[] rows = new int[most];
    int count = 0;
    long start = System.nanoTime();
    while (count < most) {
      Map.Entry<Integer, byte[]> entry = vectors.next();
      if (entry == null) {
        break;
      }
      int row = entry.getKey();
      if (!space.index.holds(row)) {
        space.index.put(row, LOADING, Usage.NONE, entry.getValue());
        rows[count++] = row;
      }
    }
    start = lap(HotPart.VECTORS, start);
    byte[] block = null;
    int number = -1;
    for (int i = 0; i < count; i++) {
      if (UsageBlock.of(rows[i]) != number) {
        number = UsageBlock.of(rows[i]);
        block = state.usageBlock(number);
      }
      space.index.update(rows[i], episodes.get(rows[i]), UsageBlock.read(block, rows[i]));
    }
    start = lap(HotPart.EPISODES, start);
    for (int i = 0; i < count; i++) {
      space.filters.add(rows[i], space.index.episode(rows[i]));
    }
    start = lap(HotPart.FILTERS, start);
    for (int i = 0; i < count; i++) {
      space.texts.put(rows[i], TermCounts.unpack(texts.get(rows[i])));
    }
    lap(HotPart.TEXTS, start);
    return count;
  }

  private int loadConcepts(int most) throws Exception {
    int count = 0;
    while (count < most) {
      long start = System.nanoTime();
      StoredConcept concept = concepts.next();
      if (concept == null) {
        break;
      }
      start = lap(HotPart.FAN_OUTS, start);
      ConceptSum sum = associations.sum(concept);
      int slot = space.concepts.put(concept, sum.centroid());
      start = lap(HotPart.CENTROIDS, start);
      space.concepts.loadUsage(slot, associations.usage(concept.id()));
      lap(HotPart.FAN_OUTS, start);
      count += ROWS_A_CONCEPT;
    }
    return Math.min(count, most);
  }

  private int loadEdges(int most) throws Exception {
    int count = 0;
    long start = System.nanoTime();
    while (count < most) {
      Map.Entry<Integer, EpisodeEdges> entry = edges.next();
      if (entry == null) {
        break;
      }
      space.edges.put(entry.getKey(), entry.getValue());
      count++;
    }
    lap(HotPart.BINDINGS, start);
    return count;
  }

  private int loadPatterns(int most) throws Exception {
    int count = 0;
    long start = System.nanoTime();
    while (count < most) {
      Pattern pattern = patterns.next();
      if (pattern == null) {
        break;
      }
      if (!newerPatterns.contains(pattern.id()) && space.patterns.get(pattern.id()) == null) {
        space.patterns.put(pattern, PatternIntake.rows(state));
        count++;
      }
    }
    lap(HotPart.PATTERNS, start);
    return count;
  }

  private long lap(HotPart part, long start) {
    long now = System.nanoTime();
    meter.took(part, now - start);
    return now;
  }
}
