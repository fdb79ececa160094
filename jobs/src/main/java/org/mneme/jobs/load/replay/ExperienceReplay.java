package org.mneme.jobs.load.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.mneme.model.PackedVector;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;

/**
 * A robot that learns by what it did, as MinimalBrain was measured: along a spiral, or along a
 * spiral and a circle in turn; memory is asked what comes of a state after a hundred to five
 * thousand experiences.
 *
 * <p><i>Source:</i> the spiral as in docs/measurements/prediction.md; the mixed movement is ours.
 */
final class ExperienceReplay implements Replay {

  private static final List<Integer> SIZES = List.of(100, 500, 1_000, 2_000, 5_000);
  private static final int OF_AN_EPISODE = 100;
  private static final int QUESTIONS = 500;
  private static final double TURN = 0.1;

  private final ReplaySize size;
  private final Author.Maker author;
  private final Map<String, OutcomeError> errors = new TreeMap<>();

  ExperienceReplay(ReplaySize size, Author.Maker author) {
    this.size = size;
    this.author = author;
  }

  @Override
  public String source() {
    return "MinimalBrain (onuse/em-brain): its spiral, and for mixed learning the spiral and a"
        + " circle in turn, which is ours";
  }

  /** All sizes beforehand: each in a space of its own. */
  @Override
  public Iterator<Operation> preload() {
    List<Operation> stored = new ArrayList<>();
    for (Movement movement : MOVEMENTS) {
      for (int experiences : SIZES) {
        Author writer = author.in(space(movement, experiences));
        for (int from = 0; from < experiences; from += OF_AN_EPISODE) {
          stored.add(episode(writer, movement, from));
        }
      }
    }
    return stored.iterator();
  }

  @Override
  public List<Scene> scenes() {
    List<Scene> scenes = new ArrayList<>();
    for (Movement movement : MOVEMENTS) {
      for (int experiences : SIZES) {
        Author writer = author.in(space(movement, experiences));
        String name = movement.name + ' ' + experiences;
        OutcomeError error = new OutcomeError();
        errors.put(name, error);
        double perSecond = size.perSecond(250);
        scenes.add(
            new Scene(
                name,
                perSecond,
                QUESTIONS,
                (run, index) -> {
                  // Between two moments that were lived through.
                  double moment = (index * 7.3) % experiences + 0.5;
                  error.expect(index, movement.at(moment + 1));
                  return writer.predict(
                      "predict", run + '-' + index, PackedVector.pack(movement.at(moment)));
                },
                error));
      }
    }
    return scenes;
  }

  @Override
  public Map<String, Double> found() {
    Map<String, Double> found = new TreeMap<>();
    errors.forEach((name, error) -> found.put("error of the outcome, " + name, error.mean()));
    return found;
  }

  private static String space(Movement movement, int experiences) {
    return movement.name + '-' + experiences;
  }

  private static Operation episode(Author writer, Movement movement, int from) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < OF_AN_EPISODE; i++) {
      float[] state = movement.at(from + i);
      float[] outcome = movement.at(from + i + 1);
      float[] action = {outcome[0] - state[0], outcome[1] - state[1]};
      steps.add(
          new Step(
              i + 1,
              "move",
              null,
              null,
              null,
              StepStatus.OK,
              null,
              null,
              null,
              PackedVector.pack(state),
              PackedVector.pack(action),
              null,
              PackedVector.pack(outcome),
              Collections.emptyList(),
              Collections.emptyList()));
    }
    return writer.store(
        "episode",
        new Author.Told(
            "walk-" + from,
            System.currentTimeMillis(),
            Author.task("walk " + from, "walk", "robot", List.of()),
            null,
            null),
        steps);
  }

  /** States by moment. */
  private record Movement(String name, IntPredicate isSpiral) {

    float[] at(double moment) {
      double a = TURN * moment;
      if (isSpiral.test((int) (moment / OF_AN_EPISODE))) {
        return new float[] {
          (float) (0.5 + 0.3 * Math.sin(a)),
          (float) (0.5 + 0.3 * Math.cos(1.1 * a)),
          (float) (0.5 + 0.2 * Math.sin(0.7 * a)),
          (float) (0.5 + 0.2 * Math.cos(1.3 * a))
        };
      }
      return new float[] {
        (float) (0.5 + 0.4 * Math.sin(a)), (float) (0.5 + 0.4 * Math.cos(a)), 0.1f, 0.9f
      };
    }
  }

  private static final List<Movement> MOVEMENTS =
      List.of(
          new Movement("spiral", episode -> true),
          new Movement("mixed", episode -> episode % 2 == 0));
}
