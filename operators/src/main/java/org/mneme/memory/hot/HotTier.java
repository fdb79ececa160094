package org.mneme.memory.hot;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.mneme.memory.ExperienceMetrics;
import org.mneme.memory.HotTierParameters;
import org.mneme.memory.KeyScope;
import org.mneme.memory.MemoryMode;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.UsedSpace;
import org.mneme.memory.state.SpaceState;

/**
 * The spaces that this subtask holds in memory, least recently used first out when they exceed the
 * byte budget. A space that leaves has its usage written first. The space in use never leaves: one
 * that alone is larger than the budget leaves its vectors in state ({@link VectorRoom}). If it is
 * too large even so it is held all the same, and said to be: once in the log, always in the
 * metrics; while it is used, others come and leave beside it, one at a time. Its episodes and its
 * experiences are loaded apart, each when first asked for, and leave together.
 *
 * <p>A space is loaded by segments, see {@link LoadQueue}; {@link #get} loads at once what is left.
 */
public final class HotTier {

  private final HotTierParameters parameters;
  private final boolean isDual;
  private final SpaceState state;
  private final KeyScope keyScope;
  private final HotTierMetrics metrics;
  private final ExperienceMetrics experienceMetrics;
  private final Clock clock;
  private final LoadQueue queue;
  private final VectorRoom vectors;
  private final HeldSpaces spaces;

  /** A tier that loads the second memory of a space too, unless there is none. */
  public HotTier(
      MemoryParameters parameters,
      SpaceState state,
      HotTierSurroundings surroundings,
      ExperienceMetrics experienceMetrics) {
    this.parameters = parameters.hotTier();
    this.isDual = parameters.mode() == MemoryMode.DUAL;
    this.state = state;
    this.keyScope = surroundings.keyScope();
    this.metrics = surroundings.metrics();
    this.experienceMetrics = experienceMetrics;
    this.clock = surroundings.clock();
    this.queue = new LoadQueue(surroundings.later(), this::loadMore);
    // Where the tier is off, a record may load what it asks for, whole.
    long budget = this.parameters.isOn() ? this.parameters.bytes() : Long.MAX_VALUE;
    this.vectors = new VectorRoom(budget, state.memory, metrics);
    WriteBack writeBack = new WriteBack(state.memory, state.associations, keyScope);
    this.spaces = new HeldSpaces(this.parameters, vectors, writeBack, surroundings);
    metrics.gauges(spaces::bytes, this.parameters.bytes(), queue::size);
  }

  /**
   * What is loaded of the current key's space if it is held, else null; a write to a cold space
   * need not load it.
   */
  public HotSpace ifHeld(String space) {
    HeldSpace held = spaces.get(space);
    return held == null ? null : held.space;
  }

  /** The experiences of the current key's space if they are held, else null. */
  public HotExperiences experiencesIfHeld(String space) {
    HeldSpace held = spaces.get(space);
    return held == null ? null : held.experiences;
  }

  /**
   * The current key's space, what is not held of it loaded from state; null when nothing is stored
   * in it.
   */
  public HotSpace get(String space) throws Exception {
    HeldSpace held = use(space);
    while (held != null && held.space.isLoading()) {
      loadSegment(held);
      spaces.charge(held);
    }
    return charged(held);
  }

  /**
   * What is loaded of the current key's space: at least its first segment. The rest follows between
   * records. Null when nothing is stored in it.
   */
  public HotSpace soFar(String space) throws Exception {
    HeldSpace held = use(space);
    if (held != null && held.space.isLoading()) {
      if (held.space.index.size() == 0) {
        loadSegment(held);
      }
      if (held.space.isLoading()) {
        queue.asked(held);
      }
    }
    return charged(held);
  }

  private HeldSpace use(String space) throws Exception {
    HeldSpace held = spaces.get(space);
    if (held != null && held.space != null) {
      metrics.hit();
      vectors.takeBack(held);
    } else {
      HotSpace begun = begin(space);
      if (begun == null) {
        return null;
      }
      held = spaces.ensure(space);
      held.space = begun;
      metrics.miss();
    }
    held.usedAt = clock.millis();
    return held;
  }

  private HotSpace charged(HeldSpace held) throws Exception {
    if (held == null) {
      return null;
    }
    spaces.charge(held);
    return held.space;
  }

  /** The current key's space, of which nothing is loaded yet; null if it is empty. */
  private HotSpace begin(String space) throws Exception {
    HotSpace begun = HotSpace.begin(state, isDual, metrics::took);
    if (begun != null) {
      vectors.begin(space, begun);
    }
    return begun;
  }

  private void loadSegment(HeldSpace held) throws Exception {
    metrics.segment();
    long nanos = held.space.load(parameters.loadRows());
    if (!held.space.isLoading()) {
      // From now on the index knows them.
      state.memory.freeRows.clear();
      metrics.loaded(nanos);
    }
  }

  /** Loads a segment between records; what nobody asked for must not drive others out. */
  private boolean loadMore(HeldSpace held, boolean isAsked) throws Exception {
    boolean isDone = held.space == null ? held.isGone || isAsked : !held.space.isLoading();
    if (isDone) {
      return false;
    }
    keyScope.enter(held.name);
    if (held.space == null) {
      // Past the map, which would take it for the one used last.
      held.space = begin(held.name);
      if (held.space == null) {
        return false;
      }
      metrics.preload();
    }
    loadSegment(held);
    if (isAsked) {
      spaces.charge(held);
    } else {
      spaces.recharge(held);
      if (spaces.bytes() > parameters.bytes()) {
        giveUpPreloading(held);
        return false;
      }
      preloadExperiences(held);
    }
    return held.space.isLoading();
  }

  /**
   * Loads these spaces between records, those used last first, as far as there is room.
   *
   * @param used in no order
   */
  public void preload(Collection<UsedSpace> used) {
    spaces.await(used).forEach(queue::unasked);
  }

  /** Experiences are preloaded with the last segment of their space, if there is room for them. */
  private void preloadExperiences(HeldSpace held) throws Exception {
    if (!held.space.isLoading() && held.experiences == null && !state.experiences.isEmpty()) {
      held.experiences = HotExperiences.load(state.experiences, metrics, experienceMetrics);
      spaces.recharge(held);
      if (spaces.bytes() > parameters.bytes()) {
        held.experiences = null;
        spaces.recharge(held);
      }
    }
  }

  /** There is no room for this space, and for those behind it only if it is too large by itself. */
  private void giveUpPreloading(HeldSpace held) {
    final boolean isTooLarge = held.bytes() > parameters.bytes();
    held.space = null;
    spaces.recharge(held);
    if (held.isEmpty()) {
      spaces.drop(held.name);
    }
    if (!isTooLarge) {
      queue.leaveUnasked();
      spaces.values().removeIf(HeldSpace::isEmpty);
    }
  }

  /** The spaces that are held, or still to be preloaded. */
  public List<UsedSpace> used() {
    return spaces.values().stream()
        .filter(held -> held.space != null || held.isEmpty())
        .map(held -> new UsedSpace(held.name, held.usedAt))
        .toList();
  }

  /** The experiences of the current key's space, loaded from state if need be; maybe none. */
  public HotExperiences experiences(String space) throws Exception {
    HotExperiences held = experiencesIfHeld(space);
    if (held != null) {
      return held;
    }
    HotExperiences loaded = HotExperiences.load(state.experiences, metrics, experienceMetrics);
    spaces.ensure(space).experiences = loaded;
    charge(space);
    return loaded;
  }

  /** A query was answered from what {@link #soFar} gave, and that was not all. */
  public void answeredInPart() {
    metrics.partialAnswer();
  }

  /** Bytes that all spaces take, as last charged. */
  public long bytes() {
    return spaces.bytes();
  }

  /** Counts what the current key's space takes now; others leave if that is too much. */
  public void charge(String space) throws Exception {
    HeldSpace held = spaces.get(space);
    if (held != null) {
      spaces.charge(held);
    }
  }

  /** Lets go of the current key's space, of which nothing is stored any more. */
  public void drop(String space) {
    spaces.drop(space);
  }

  /** Ends a record: what it loaded leaves where the tier is off. */
  public void endRecord() throws Exception {
    if (!parameters.isOn()) {
      spaces.dropAll();
    }
  }

  /** Writes all usage that state does not have yet; leaves the key at the last space written. */
  public void writeUsage() throws Exception {
    spaces.writeUsage();
  }
}
