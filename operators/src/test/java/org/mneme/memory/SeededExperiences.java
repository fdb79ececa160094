package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.origin;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mneme.model.EpisodeContext;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.HitKind;
import org.mneme.model.MemoryWrite;
import org.mneme.model.PackedVector;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.StepStatus;

/** Steps with a state, as assembly hands them on, and the questions that robots ask. */
public final class SeededExperiences {

  private SeededExperiences() {}

  /** A successful step of {@code robot-1} that grasps, with its state as its outcome. */
  public static MemoryWrite step(String episode, int number, long at, float... state) {
    return step(episode, number, at, List.of(), state);
  }

  /** The same, predicted from experiences. */
  public static MemoryWrite step(
      String episode, int number, long at, List<String> used, float... state) {
    return step(context(episode, "robot-1", at - 60_000), number, at, "grasp", used, state);
  }

  public static MemoryWrite step(
      EpisodeContext context, int number, long at, String tool, List<String> used, float... state) {
    byte[] packed = PackedVector.pack(state);
    return MemoryWrite.of(
        new ExperienceWrite(
            SPACE,
            context,
            number,
            at,
            tool,
            tool.equals("push") ? StepStatus.ERROR : StepStatus.OK,
            packed,
            PackedVector.pack(new float[] {number, 1}),
            null,
            packed,
            used,
            origin(at)));
  }

  public static EpisodeContext context(String episode, String agent, long startedAt) {
    return new EpisodeContext(
        episode, startedAt, agent, "user-1", null, "picking", "bin", List.of("red"));
  }

  /** What will come of this state? */
  public static RecallQuery predict(long now, float... state) {
    return asked(RecallMode.PREDICT, QueryFilter.NONE, 10, now, state);
  }

  /** A query by a state, explained. */
  static RecallQuery asked(
      RecallMode mode, QueryFilter filter, int k, long now, float[] state, HitKind... kinds) {
    Set<HitKind> wanted = EnumSet.noneOf(HitKind.class);
    wanted.addAll(List.of(kinds));
    return new RecallQuery(
        "q",
        SPACE,
        null,
        null,
        k,
        0,
        wanted,
        filter,
        mode,
        List.of(),
        null,
        null,
        null,
        false,
        true,
        false,
        null,
        now,
        PackedVector.pack(state),
        null,
        origin(now));
  }
}
