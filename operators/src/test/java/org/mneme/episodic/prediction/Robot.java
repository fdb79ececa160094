package org.mneme.episodic.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.mneme.model.EpisodeContext;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.PackedVector;
import org.mneme.model.Prediction;
import org.mneme.model.RecallQuery;
import org.mneme.model.ToolVote;

/**
 * A robot with a memory of its own: asks it before each step, acts, writes what came of it. It is
 * visible at once, credited when a window of ten steps closes.
 */
final class Robot {

  /**
   * How it learns.
   *
   * @param neighbours how many experiences it predicts from
   * @param prediction how it predicts
   * @param credit how it credits
   * @param capacity what it keeps
   * @param exploration how often it tries any tool, in [0, 1]
   */
  record Mind(
      int neighbours,
      PredictionParameters prediction,
      CreditParameters credit,
      ExperienceCapacity capacity,
      double exploration) {

    static final Mind DEFAULT =
        new Mind(
            RecallQuery.DEFAULT_K,
            PredictionParameters.DEFAULT,
            CreditParameters.DEFAULT,
            ExperienceCapacity.DEFAULT,
            0.02);

    Mind with(int newNeighbours, CreditParameters newCredit, ExperienceCapacity newCapacity) {
      return new Mind(newNeighbours, prediction, newCredit, newCapacity, exploration);
    }
  }

  private static final double WORKABLE = 0.1;
  private static final int WINDOW_STEPS = 10;
  private static final long STEP_MILLIS = 1_000;

  private final World world;
  private final Mind mind;
  private final Predictor predictor;
  private final Crediting crediting;
  private final Random random = new Random(7);
  private final List<ExperienceWrite> pending = new ArrayList<>();
  private final List<Double> errors = new ArrayList<>();
  private final List<Boolean> failures = new ArrayList<>();
  final ExperienceIndex memory;
  long nanosPredicting;
  long nanosCrediting;

  Robot(World world, Mind mind) {
    this.world = world;
    this.mind = mind;
    this.predictor = new Predictor(mind.prediction());
    this.crediting = new Crediting(mind.credit());
    this.memory = new ExperienceIndex(world.state(0).length);
  }

  /** Lives for {@code steps} steps. */
  Robot live(int steps) throws Exception {
    for (int i = 0; i < steps; i++) {
      step(i);
      if ((i + 1) % WINDOW_STEPS == 0) {
        closeWindow(i * STEP_MILLIS);
      }
    }
    return this;
  }

  /** Mean prediction error of the steps from {@code from} on; a step without one counts as 1. */
  double error(int from, int to) {
    return errors.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** Share of the steps from {@code from} on that failed. */
  double failures(int from, int to) {
    return failures.subList(from, to).stream().mapToInt(f -> f ? 1 : 0).average().orElse(0);
  }

  private void step(int i) {
    float[] state = world.state(i);
    long now = i * STEP_MILLIS;
    long start = System.nanoTime();
    List<Neighbour> near =
        memory.nearest(state, mind.neighbours(), mind.prediction().minSimilarity(), null);
    Prediction predicted = predictor.predict(predictor.weigh(near, now));
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
    Experience experience = Experience.of(write, mind.prediction().surprisePenalty());
    memory.put(experience, Standing.of(experience));
    pending.add(write);
    errors.add(experience.error() == null ? Double.valueOf(1) : experience.error());
    failures.add(happening.status().isError());
  }

  /** The first tool of the vote that did not always fail; without one, a tool that is not in it. */
  private int choose(Prediction predicted) {
    if (predicted == null || random.nextDouble() < mind.exploration()) {
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

  private void closeWindow(long end) throws Exception {
    long start = System.nanoTime();
    Standings standings = new HotStandings(memory);
    for (ExperienceWrite write : pending) {
      Experience experience = Experience.of(write, mind.prediction().surprisePenalty());
      crediting.credit(write.usedExperiences(), experience.success(), end, standings);
    }
    pending.clear();
    nanosCrediting += System.nanoTime() - start;
    if (mind.capacity().isExceededBy(memory.size())) {
      List<Map.Entry<String, Standing>> all = memory.standings();
      for (String id : mind.capacity().evicted(all, end)) {
        Crediting.disconnect(id, standings);
        memory.remove(id);
      }
    }
  }
}
