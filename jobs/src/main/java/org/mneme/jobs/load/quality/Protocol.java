package org.mneme.jobs.load.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mneme.jobs.imports.ChatTrajectory;

/**
 * What is stored and what is asked. In {@code all} every trajectory is stored and the question's
 * own episode is taken out of its answers; in {@code others} the trajectories that ask are not
 * stored, as when an agent meets a task anew.
 */
final class Protocol {

  private final List<ChatTrajectory> trajectories;
  private final String trial;

  /**
   * A protocol.
   *
   * @param trial the trial whose first user messages are asked
   * @throws IllegalArgumentException if a trajectory names no task, or none is of that trial
   */
  Protocol(List<ChatTrajectory> trajectories, String trial) {
    this.trajectories = trajectories;
    this.trial = trial;
    for (ChatTrajectory trajectory : trajectories) {
      if (trajectory.task() == null) {
        throw new IllegalArgumentException(
            trajectory.episode() + " names no task, so no one knows which answers are right");
      }
    }
    if (asking().isEmpty()) {
      throw new IllegalArgumentException("no trajectory is of trial " + trial);
    }
  }

  /** Task of each episode that is stored when all are. */
  Map<String, String> all() {
    return tasks(trajectories);
  }

  /** Task of each episode of another trial. */
  Map<String, String> others() {
    return tasks(trajectories.stream().filter(t -> !trial.equals(t.trial())).toList());
  }

  /** The first user message of each trajectory of the trial. */
  List<Question> firstMessages() {
    return questions(asking(), "first");
  }

  /** The first user message of every trajectory. */
  List<Question> everyFirstMessage() {
    return questions(trajectories, "every");
  }

  /**
   * The first user message of every trajectory without its numbers: the same want, said vaguely.
   */
  List<Question> everyFirstMessageWithoutNumbers() {
    return questions(trajectories, "vague").stream()
        .map(q -> new Question(q.id(), withoutNumbers(q.text()), q.task(), q.own()))
        .toList();
  }

  /** {@code text} without words that hold a digit: numbers, dates, flights, reservations. */
  static String withoutNumbers(String text) {
    return text.replaceAll("\\S*\\p{N}\\S*", " ").replaceAll("\\s+", " ").strip();
  }

  /** What the user of each task was told to want, word for word; the agent never saw it. */
  List<Question> instructions() {
    List<Question> questions = new ArrayList<>();
    for (ChatTrajectory trajectory : asking()) {
      if (trajectory.instruction() != null) {
        questions.add(
            new Question(
                "instruction-" + trajectory.task(),
                trajectory.instruction(),
                trajectory.task(),
                null));
      }
    }
    return questions;
  }

  private List<ChatTrajectory> asking() {
    return trajectories.stream().filter(t -> Objects.equals(trial, t.trial())).toList();
  }

  private static List<Question> questions(List<ChatTrajectory> trajectories, String prefix) {
    return trajectories.stream()
        .map(
            t ->
                new Question(
                    prefix + '-' + t.episode(), t.firstUserMessage(), t.task(), t.episode()))
        .toList();
  }

  private static Map<String, String> tasks(List<ChatTrajectory> trajectories) {
    Map<String, String> tasks = new LinkedHashMap<>();
    trajectories.forEach(t -> tasks.put(t.episode(), t.task()));
    return tasks;
  }
}
