package org.mneme.memory.state;

import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.episodic.prediction.Experience;
import org.mneme.episodic.prediction.Standing;
import org.mneme.memory.PendingExperience;

/**
 * The experiences of a space in state: steps that brought a state vector. Every method reads or
 * writes the space that is the current key.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: by id {@code experiences} (with their vectors, written
 * once), {@code experience-standings} (what they are worth, rewritten by credit) and {@code
 * pending-experiences} (those whose window is open); {@code experiences-learned}, how many of the
 * others there are.
 */
public final class ExperienceState {

  private final MapState<String, Experience> experiences;
  private final MapState<String, Standing> standings;
  private final PendingMapState<PendingExperience> pending;
  private final ValueState<Long> learned;

  public ExperienceState(RuntimeContext context, CurrentSpace current) {
    experiences =
        MemoryState.map(context, "experiences", Types.STRING, Types.POJO(Experience.class));
    standings =
        MemoryState.map(context, "experience-standings", Types.STRING, Types.POJO(Standing.class));
    pending =
        PendingMapState.ofSmall(
            context, current, "pending-experiences", Types.POJO(PendingExperience.class));
    learned = context.getState(new ValueStateDescriptor<>("experiences-learned", Types.LONG));
  }

  /** Whether none is stored. */
  public boolean isEmpty() throws Exception {
    return standings.isEmpty();
  }

  /** Whether an experience of this id is stored. */
  public boolean holds(String id) throws Exception {
    return standings.contains(id);
  }

  /** Stores an experience, and lets it wait for its window. */
  public void add(Experience experience, Standing standing, PendingExperience waiting)
      throws Exception {
    experiences.put(waiting.id(), experience);
    standings.put(waiting.id(), standing);
    pending.put(waiting.id(), waiting);
  }

  public Iterable<Map.Entry<String, Experience>> experiences() throws Exception {
    return experiences.entries();
  }

  public Iterable<Map.Entry<String, Standing>> standings() throws Exception {
    return standings.entries();
  }

  /** The standing of an experience, or null where it is not stored. */
  public Standing standing(String id) throws Exception {
    return standings.get(id);
  }

  /** Changes standings in one batch. */
  public void standings(Map<String, Standing> changed) throws Exception {
    standings.putAll(changed);
  }

  public Iterable<PendingExperience> pending() throws Exception {
    return pending.values();
  }

  /** How many experiences there are whose window has closed. */
  public long learned() throws Exception {
    Long count = learned.value();
    return count == null ? 0 : count;
  }

  /** The window of a stored experience has closed. */
  public void learn(String id) throws Exception {
    pending.remove(id);
    learned.update(learned() + 1);
  }

  /** Removes a stored experience, whether it waits or not. */
  public void remove(String id) throws Exception {
    experiences.remove(id);
    standings.remove(id);
    if (pending.contains(id)) {
      pending.remove(id);
    } else {
      learned.update(learned() - 1);
    }
  }
}
