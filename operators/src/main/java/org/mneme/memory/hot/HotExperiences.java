package org.mneme.memory.hot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.mneme.episodic.prediction.Experience;
import org.mneme.episodic.prediction.ExperienceIndex;
import org.mneme.episodic.prediction.Standing;
import org.mneme.memory.ExperienceMetrics;
import org.mneme.memory.Forgets;
import org.mneme.memory.state.ExperienceState;
import org.mneme.model.Command;
import org.mneme.model.PackedVector;

/**
 * The experiences of one space in the hot tier, by the dimension of their states: robots of several
 * kinds share a space, and only states of one dimension can be compared. Never authoritative.
 */
public final class HotExperiences {

  private final Map<Integer, ExperienceIndex> byDimension = new TreeMap<>();
  private List<Command> hiding = List.of();

  /** Whether what forgets name that still wait is hidden; see {@link Masking}. */
  boolean isMasked;

  /** Loads the current key's experiences from state. */
  public static HotExperiences load(ExperienceState state) throws Exception {
    Map<String, Standing> standings = new HashMap<>();
    for (Map.Entry<String, Standing> entry : state.standings()) {
      standings.put(entry.getKey(), entry.getValue());
    }
    HotExperiences hot = new HotExperiences();
    for (Map.Entry<String, Experience> entry : state.experiences()) {
      hot.put(entry.getValue(), standings.get(entry.getKey()));
    }
    return hot;
  }

  /** The same, measured. */
  public static HotExperiences load(
      ExperienceState state, HotTierMetrics metrics, ExperienceMetrics ofExperiences)
      throws Exception {
    long start = System.nanoTime();
    HotExperiences loaded = load(state);
    long nanos = System.nanoTime() - start;
    metrics.took(HotPart.EXPERIENCES, nanos);
    ofExperiences.loaded(nanos);
    return loaded;
  }

  /** Puts an experience with its state in. */
  public void put(Experience experience, Standing standing) {
    int dimension = experience.state().length / Float.BYTES;
    byDimension.computeIfAbsent(dimension, ExperienceIndex::new).put(experience, standing);
  }

  public void remove(String id) {
    byDimension.values().forEach(index -> index.remove(id));
  }

  /** The standing of an experience, or null where it is not in. */
  public Standing standing(String id) {
    for (ExperienceIndex index : byDimension.values()) {
      Standing standing = index.standing(id);
      if (standing != null) {
        return standing;
      }
    }
    return null;
  }

  /** An experience without its state, or null where it is not in. */
  public Experience experience(String id) {
    for (ExperienceIndex index : byDimension.values()) {
      Experience experience = index.experience(id);
      if (experience != null) {
        return experience;
      }
    }
    return null;
  }

  /** Changes the standing of an experience that is in. */
  public void update(String id, Standing standing) {
    byDimension.values().forEach(index -> index.update(id, standing));
  }

  /** The experiences whose states can be compared with a packed one, or null for none. */
  public ExperienceIndex comparableWith(byte[] state) {
    return byDimension.get(PackedVector.unpack(state).length);
  }

  /** Standings by id of those that are not later than {@code latest}, in no order. */
  public List<Map.Entry<String, Standing>> standingsUntil(long latest) {
    List<Map.Entry<String, Standing>> all = new ArrayList<>();
    for (ExperienceIndex index : byDimension.values()) {
      for (Map.Entry<String, Standing> entry : index.standings()) {
        if (entry.getValue().at() <= latest) {
          all.add(entry);
        }
      }
    }
    return all;
  }

  /** Ids of those that {@code forget} names, sorted. */
  public List<String> named(Command forget) {
    List<String> named = new ArrayList<>();
    for (ExperienceIndex index : byDimension.values()) {
      index.forEach(
          experience -> {
            if (Forgets.names(forget, experience.context())) {
              named.add(experience.id());
            }
          });
    }
    named.sort(null);
    return named;
  }

  /** Keeps what these forgets name out of answers. */
  void hide(List<Command> forgets) {
    hiding = forgets;
    isMasked = true;
  }

  /** What may be shown of what {@code wanted} admits; null where that is everything. */
  public Predicate<Experience> visible(Predicate<Experience> wanted) {
    if (hiding.isEmpty()) {
      return wanted;
    }
    List<Command> forgets = hiding;
    Predicate<Experience> shown =
        experience ->
            forgets.stream().noneMatch(forget -> Forgets.names(forget, experience.context()));
    return wanted == null ? shown : shown.and(wanted);
  }

  /** Sees what may be shown of what {@code wanted} admits. */
  public void forEachVisible(
      Predicate<Experience> wanted, BiConsumer<Experience, Standing> visitor) {
    Predicate<Experience> shown = visible(wanted);
    for (ExperienceIndex index : byDimension.values()) {
      index.forEach(
          experience -> {
            if (shown.test(experience)) {
              visitor.accept(experience, index.standing(experience.id()));
            }
          });
    }
  }

  public int size() {
    return byDimension.values().stream().mapToInt(ExperienceIndex::size).sum();
  }

  /** Bytes that this copy holds. */
  public long bytes() {
    return byDimension.values().stream().mapToLong(ExperienceIndex::bytes).sum();
  }
}
