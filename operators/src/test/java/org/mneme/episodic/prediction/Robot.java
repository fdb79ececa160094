package org.mneme.episodic.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mneme.model.EpisodeContext;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.PackedVector;
import org.mneme.model.Prediction;
import org.mneme.model.RecallQuery;
import org.mneme.model.ToolVote;

/**
 * A robot with a memory: asks it before each step, acts, writes what came of it. That is visible at
 * once, and learned from when a window of ten steps closes.
 */
public final class Robot {

  /**
   * How it learns.
   *
   * @param neighbours how many experiences it predicts from
   * @param prediction how it predicts
   * @param credit how it credits
   * @param capacity what it keeps
   * @param exploration how often it tries any tool, in [0, 1]
   */
  public record Mind(
      int neighbours,
      PredictionParameters prediction,
      CreditParameters credit,
      ExperienceCapacity capacity,
      double exploration) {

    public static final Mind DEFAULT =
        new Mind(
            RecallQuery.DEFAULT_K,
            PredictionParameters.DEFAULT,
            CreditParameters.DEFAULT,
            ExperienceCapacity.DEFAULT,
            0.02);

    public Mind with(
        int newNeighbours, CreditParameters newCredit, ExperienceCapacity newCapacity) {
      return new Mind(newNeighbours, prediction, newCredit, newCapacity, exploration);
    }
  }

  private static final double WORKABLE = 0.1;
  private static final int WINDOW_STEPS = 10;
  private static final long STEP_MILLIS = 1_000;

  private final World world;
  private final RobotMemory memory;
  private final double exploration;
  private final Random random = new Random(7);
  private final List<Double> errors = new ArrayList<>();
  private final List<Boolean> failures = new ArrayList<>();
  long nanosPredicting;
  long nanosLearning;

  /** A robot that asks {@code memory}, and tries any tool with probability {@code exploration}. */
  public Robot(World world, RobotMemory memory, double exploration) {
    this.world = world;
    this.memory = memory;
    this.exploration = exploration;
  }

  /** One whose memory is the pure parts alone. */
  Robot(World world, Mind mind) {
    this(world, new IndexMemory(world.state(0).length, mind), mind.exploration());
  }

  /** Lives for {@code steps} steps. */
  public Robot live(int steps) throws Exception {
    for (int i = 0; i < steps; i++) {
      step(i);
      if ((i + 1) % WINDOW_STEPS == 0) {
        long start = System.nanoTime();
        memory.closeWindow(i * STEP_MILLIS);
        nanosLearning += System.nanoTime() - start;
      }
    }
    return this;
  }

  /** Mean prediction error of the steps from {@code from} on; a step without one counts as 1. */
  public double error(int from, int to) {
    return errors.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** Share of the steps from {@code from} on that failed. */
  public double failures(int from, int to) {
    return failures.subList(from, to).stream().mapToInt(f -> f ? 1 : 0).average().orElse(0);
  }

  private void step(int i) throws Exception {
    float[] state = world.state(i);
    long now = i * STEP_MILLIS;
    long start = System.nanoTime();
    Prediction predicted = memory.predict(state, now);
    nanosPredicting += System.nanoTime() - start;
    int tool = choose(predicted);
    World.Happening happening = world.act(i, tool);
    byte[] outcome = PackedVector.pack(happening.outcome());
    ExperienceWrite write =
        new ExperienceWrite(
            "robots",
            new EpisodeContext("r", 0, null, null, null, null, null, List.of()),
            i,
            now,
            "tool-" + tool,
            happening.status(),
            PackedVector.pack(state),
            PackedVector.pack(world.action(tool)),
            predicted == null ? null : predicted.outcome(),
            outcome,
            predicted == null ? List.of() : predicted.experiences(),
            null);
    memory.write(write);
    Double error = PredictionError.of(write.predictedOutcome(), outcome);
    errors.add(error == null ? Double.valueOf(1) : error);
    failures.add(happening.status().isError());
  }

  /** The first tool of the vote that did not always fail; without one, a tool that is not in it. */
  private int choose(Prediction predicted) {
    if (predicted == null || random.nextDouble() < exploration) {
      return random.nextInt(world.tools());
    }
    List<Integer> known = new ArrayList<>();
    for (ToolVote vote : predicted.tools()) {
      int tool = Integer.parseInt(vote.tool().substring("tool-".length()));
      if (vote.success() > WORKABLE) {
        return tool;
      }
      known.add(tool);
    }
    List<Integer> untried =
        IntStream.range(0, world.tools()).boxed().filter(tool -> !known.contains(tool)).toList();
    return untried.isEmpty()
        ? random.nextInt(world.tools())
        : untried.get(random.nextInt(untried.size()));
  }
}
