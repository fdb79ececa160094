package org.mneme.episodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Origin;

/**
 * One episode of an {@link AssemblyBuffer}: what is put is kept here until {@link #write}, and what
 * is asked comes from here, from the store behind where only that has it. The store is that of the
 * current key whenever anything is called.
 */
final class BufferedEpisode implements AssemblyStore {

  private final AssemblyStore state;
  private final Map<Integer, HeldStep> steps = new LinkedHashMap<>();
  private final List<HeldStep> newSteps = new ArrayList<>();
  private final List<Origin> newOrigins = new ArrayList<>();
  private final List<EpisodeEvent> newExperiences = new ArrayList<>();
  private final ClosedEpisode closed;
  private OpenEpisode open;
  private EpisodeEvent start;
  private EpisodeEvent completion;
  private boolean isInState;
  private boolean isOpenNew;
  private boolean isStartNew;
  private boolean isCompletionNew;
  private boolean isCompletionCopied;
  private boolean isOver;
  private long settledBytes;

  /** What the store behind has of the current key. */
  BufferedEpisode(AssemblyStore state) {
    this.state = state;
    open = state.open();
    isInState = open != null;
    closed = isInState ? null : state.closed();
  }

  @Override
  public EpisodeEvent copy(EpisodeEvent event) {
    return state.copy(event);
  }

  @Override
  public Origin copy(Origin origin) {
    return state.copy(origin);
  }

  @Override
  public OpenEpisode open() {
    return open;
  }

  @Override
  public void open(OpenEpisode episode) {
    open = episode;
    isOpenNew = true;
  }

  @Override
  public EpisodeEvent start() {
    if (start == null && isInState) {
      start = state.start();
    }
    return start;
  }

  @Override
  public void start(EpisodeEvent event) {
    start = state.copy(event);
    isStartNew = true;
  }

  @Override
  public EpisodeEvent completion() {
    if (completion == null && isInState) {
      completion = state.completion();
    }
    return completion;
  }

  @Override
  public void completion(EpisodeEvent event) {
    // Mostly the last record, after which nothing is kept: copied only if it must be.
    completion = event;
    isCompletionNew = true;
    isCompletionCopied = false;
  }

  @Override
  public HeldStep step(int number) {
    HeldStep step = steps.get(number);
    return step == null && isInState ? state.step(number) : step;
  }

  @Override
  public void step(HeldStep step) {
    steps.put(step.digest().number(), step);
    newSteps.add(step);
  }

  @Override
  public Iterable<HeldStep> steps() {
    if (!isInState) {
      return steps.values();
    }
    Map<Integer, HeldStep> all = new LinkedHashMap<>();
    state.steps().forEach(step -> all.put(step.digest().number(), step));
    all.putAll(steps);
    return all.values();
  }

  @Override
  public void hold(Origin origin) {
    newOrigins.add(state.copy(origin));
  }

  @Override
  public Iterable<Origin> held() {
    return isInState ? joined(state.held(), newOrigins) : newOrigins;
  }

  @Override
  public void holdExperience(EpisodeEvent step) {
    newExperiences.add(state.copy(step));
  }

  @Override
  public Iterable<EpisodeEvent> heldExperiences() {
    return isInState ? joined(state.heldExperiences(), newExperiences) : newExperiences;
  }

  @Override
  public void release() {
    newOrigins.clear();
    newExperiences.clear();
    if (isInState) {
      state.release();
    }
  }

  @Override
  public ClosedEpisode closed() {
    return closed;
  }

  @Override
  public void close(ClosedEpisode episode) {
    if (isInState) {
      state.close(episode);
    } else {
      state.remember(episode);
    }
    isOver = true;
  }

  @Override
  public void remember(ClosedEpisode episode) {
    state.remember(episode);
    isOver = true;
  }

  @Override
  public void forget() {
    state.forget();
    isOver = true;
  }

  @Override
  public void clear() {
    if (isInState) {
      state.clear();
    }
    isOver = true;
  }

  /** Whether nothing of it needs to be held: it closed, or nothing was ever kept. */
  boolean isOver() {
    return isOver || open == null;
  }

  /** Copies what is kept of the current record; counts {@code entryBytes} for what is no record. */
  void settle(long entryBytes) {
    if (isCompletionNew && !isCompletionCopied) {
      completion = state.copy(completion);
      isCompletionCopied = true;
    }
    settledBytes = entryBytes + open.bytes();
  }

  /** Bytes that it counts for, as of the last {@link #settle}. */
  long settledBytes() {
    return settledBytes;
  }

  /** Whether something of it is here only. */
  boolean isDirty() {
    return isOpenNew;
  }

  /** Gives the store behind all that it does not have. */
  void write() {
    state.open(open);
    if (isStartNew) {
      state.start(start);
    }
    if (isCompletionNew) {
      state.completion(completion);
    }
    state.steps(newSteps);
    newOrigins.forEach(state::hold);
    newExperiences.forEach(state::holdExperience);
    newSteps.clear();
    newOrigins.clear();
    newExperiences.clear();
    isOpenNew = false;
    isStartNew = false;
    isCompletionNew = false;
    isInState = true;
  }

  private static <T> List<T> joined(Iterable<T> first, List<T> second) {
    List<T> all = new ArrayList<>();
    if (first != null) {
      first.forEach(all::add);
    }
    all.addAll(second);
    return all;
  }
}
