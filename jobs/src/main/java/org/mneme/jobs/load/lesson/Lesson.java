package org.mneme.jobs.load.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.Outcome;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/**
 * One lesson: that a pair of tools, which nothing else uses, gets a task done.
 *
 * @param space the space of the fleet
 * @param number tells lessons of a space apart
 */
record Lesson(String space, int number) {

  private static final String DOMAIN = "workshop";

  /** An episode that shows it, or one that tried something else and failed. */
  List<EpisodeEvent> episode(String id, String agent, boolean isShown, long at) {
    String second = isShown ? "mend-" + number : "hammer-" + number;
    List<EpisodeEvent> events = new ArrayList<>();
    events.add(
        new EpisodeEvent(
            space,
            id,
            at,
            new EpisodeStarted(
                new Task(text(), "repair", DOMAIN, List.of(), null, null, null),
                agent,
                null,
                null,
                null),
            null,
            null,
            null));
    events.add(step(id, 1, "inspect-" + number, at));
    events.add(step(id, 2, second, at));
    events.add(
        new EpisodeEvent(
            space,
            id,
            at,
            null,
            null,
            new EpisodeCompleted(
                2,
                new Outcome(
                    isShown ? Verdict.SUCCESS : Verdict.FAILURE,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of()),
                null),
            null));
    return events;
  }

  /** What another agent asks who has the task. */
  RecallQuery query(String id) {
    return new RecallQuery(
        id,
        space,
        text(),
        null,
        RecallQuery.DEFAULT_K,
        0,
        Set.of(HitKind.PATTERN),
        QueryFilter.NONE,
        RecallMode.RECALL,
        List.of(),
        null,
        null,
        null,
        false,
        false,
        true,
        null,
        null,
        null,
        null,
        null);
  }

  /** Whether an answer holds the lesson with {@code episode} among those that show it. */
  boolean isIn(RecallResult result, String episode) {
    for (Hit hit : result.hits()) {
      boolean isMeant =
          hit.pattern() != null
              && hit.pattern().pattern().tools().contains("mend-" + number)
              && hit.pattern().pattern().evidence().contains(episode);
      if (isMeant) {
        return true;
      }
    }
    return false;
  }

  private EpisodeEvent step(String id, int step, String tool, long at) {
    return new EpisodeEvent(
        space,
        id,
        at,
        null,
        new Step(
            step,
            tool,
            null,
            null,
            null,
            StepStatus.OK,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of()),
        null,
        null);
  }

  private String text() {
    return "repair machine number " + number + " of the workshop";
  }
}
