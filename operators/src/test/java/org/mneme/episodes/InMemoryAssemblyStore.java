package org.mneme.episodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Origin;

/** An {@link AssemblyStore} in plain collections, which counts reads and writes. */
final class InMemoryAssemblyStore implements AssemblyStore {

  private final Map<Integer, HeldStep> steps = new LinkedHashMap<>();
  private final List<Origin> held = new ArrayList<>();
  private final List<EpisodeEvent> heldExperiences = new ArrayList<>();
  private OpenEpisode open;
  private EpisodeEvent start;
  private EpisodeEvent completion;
  private ClosedEpisode closed;
  private int reads;
  private int writes;

  @Override
  public EpisodeEvent copy(EpisodeEvent event) {
    return event;
  }

  @Override
  public Origin copy(Origin origin) {
    return origin;
  }

  @Override
  public OpenEpisode open() {
    reads++;
    return open;
  }

  @Override
  public void open(OpenEpisode newOpen) {
    writes++;
    open = newOpen;
  }

  @Override
  public EpisodeEvent start() {
    reads++;
    return start;
  }

  @Override
  public void start(EpisodeEvent newStart) {
    writes++;
    start = newStart;
  }

  @Override
  public EpisodeEvent completion() {
    reads++;
    return completion;
  }

  @Override
  public void completion(EpisodeEvent newCompletion) {
    writes++;
    completion = newCompletion;
  }

  @Override
  public HeldStep step(int number) {
    reads++;
    return steps.get(number);
  }

  @Override
  public void step(HeldStep step) {
    writes++;
    steps.put(step.digest().number(), step);
  }

  @Override
  public Iterable<HeldStep> steps() {
    reads++;
    return steps.values();
  }

  @Override
  public void hold(Origin origin) {
    writes++;
    held.add(origin);
  }

  @Override
  public Iterable<Origin> held() {
    reads++;
    return held;
  }

  @Override
  public void holdExperience(EpisodeEvent step) {
    writes++;
    heldExperiences.add(step);
  }

  @Override
  public Iterable<EpisodeEvent> heldExperiences() {
    reads++;
    return heldExperiences;
  }

  @Override
  public void release() {
    writes++;
    held.clear();
    heldExperiences.clear();
  }

  @Override
  public ClosedEpisode closed() {
    reads++;
    return closed;
  }

  @Override
  public void close(ClosedEpisode newClosed) {
    clear();
    closed = newClosed;
  }

  @Override
  public void remember(ClosedEpisode newClosed) {
    writes++;
    closed = newClosed;
  }

  @Override
  public void forget() {
    writes++;
    closed = null;
  }

  @Override
  public void clear() {
    writes++;
    open = null;
    start = null;
    completion = null;
    closed = null;
    steps.clear();
    held.clear();
    heldExperiences.clear();
  }

  int reads() {
    return reads;
  }

  int writes() {
    return writes;
  }

  int heldRecords() {
    return held.size();
  }

  boolean isEmpty() {
    return open == null
        && start == null
        && completion == null
        && closed == null
        && steps.isEmpty()
        && held.isEmpty()
        && heldExperiences.isEmpty();
  }
}
