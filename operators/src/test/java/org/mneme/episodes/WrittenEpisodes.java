package org.mneme.episodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Outcome;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/**
 * The records of seeded episodes of one space: walks through twelve tools, each mostly followed by
 * the same two, one step in twelve an error.
 */
final class WrittenEpisodes {

  private static final long START = 1_790_000_000_000L;

  private final Random random = new Random(1);
  private final int steps;
  private int count;

  /** Episodes of so many steps. */
  WrittenEpisodes(int steps) {
    this.steps = steps;
  }

  /** The next one: its start, its steps in order and its completion, {@code later} in all. */
  List<EpisodeEvent> next(long later) {
    List<EpisodeEvent> events = new ArrayList<>();
    String episode = "episode-" + count++;
    long at = START + later;
    Task task =
        new Task(
            "Rebook order " + random.nextInt(40) + " of a customer after delay " + count % 7,
            "t" + count % 5,
            "airline",
            List.of("a", "b"),
            null,
            null,
            null);
    events.add(
        event(episode, at, new EpisodeStarted(task, "agent", "user", null, null), null, null));
    int tool = 0;
    for (int number = 1; number <= steps; number++) {
      events.add(event(episode, at + number, null, step(number, tool), null));
      tool = random.nextInt(10) == 0 ? random.nextInt(12) : (tool + 1 + random.nextInt(2)) % 12;
    }
    Verdict verdict = random.nextInt(3) > 0 ? Verdict.SUCCESS : Verdict.FAILURE;
    Outcome outcome = new Outcome(verdict, null, null, List.of(), List.of(), List.of());
    EpisodeCompleted completed = new EpisodeCompleted(steps, outcome, null);
    events.add(event(episode, at + steps + 1, null, null, completed));
    return events;
  }

  private Step step(int number, int tool) {
    boolean failed = random.nextInt(12) == 0;
    return new Step(
        number,
        "tool_number_" + tool,
        "look up what is booked",
        "{\"reservation\":\"4WQ150\",\"leg\":" + number + "}",
        "three flights on that day, two of them direct",
        failed ? StepStatus.ERROR : StepStatus.OK,
        failed ? "Error: reservation 4WQ150 not found" : null,
        200L + random.nextInt(100),
        35L,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static EpisodeEvent event(
      String episode, long at, EpisodeStarted started, Step step, EpisodeCompleted completed) {
    return new EpisodeEvent("s", episode, at, started, step, completed, null);
  }
}
