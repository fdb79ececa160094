package org.mneme.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.mneme.episodic.prediction.RegionWorld;
import org.mneme.episodic.prediction.Robot;
import org.mneme.episodic.prediction.SpiralWorld;
import org.mneme.episodic.prediction.World;
import org.mneme.memory.state.ExperienceState;
import org.mneme.model.EpisodeContext;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.PackedVector;
import org.mneme.model.Prediction;
import org.mneme.model.StepStatus;

/**
 * Prints the tables of {@code docs/measurements/prediction.md} that are of the operator: what
 * robots learn through it, how long it takes at what size, and that it stays flat.
 */
public final class OperatorPredictionStudy {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final int SEEDS = 10;
  private static final int ASKED = 5_000;

  private OperatorPredictionStudy() {}

  /** Prints the tables that are named: learning, latency, flat, cleanup; all by default. */
  public static void main(String[] args) throws Exception {
    List<String> wanted =
        args.length == 0 ? List.of("learning", "latency", "flat", "cleanup") : List.of(args);
    if (wanted.contains("learning")) {
      learning();
    }
    if (wanted.contains("latency")) {
      latency();
    }
    if (wanted.contains("flat")) {
      flat();
    }
    if (wanted.contains("cleanup")) {
      cleanUp();
    }
  }

  private static void learning() throws Exception {
    print("| world | steps | error, first tenth | last tenth | ratio | failed, first | last |");
    for (int steps : new int[] {1_000, 2_000, 5_000, 10_000}) {
      Lives spiral = new Lives(steps);
      spiral.add(live(new SpiralWorld(), steps));
      print("| spiral | %d | %s |", steps, spiral.row());
      Lives regions = new Lives(steps);
      for (int seed = 1; seed <= SEEDS; seed++) {
        regions.add(live(new RegionWorld(seed), steps));
      }
      print("| regions | %d | %s |", steps, regions.row());
    }
  }

  private static Robot live(World world, int steps) throws Exception {
    try (OperatorMemory memory = new OperatorMemory(DEFAULTS)) {
      return new Robot(world, memory, Robot.Mind.DEFAULT.exploration()).live(steps);
    }
  }

  private static void latency() throws Exception {
    for (int dimension : new int[] {4, 64, 384}) {
      print("| experiences of %d | predict p50 µs | p99 | p99.9 | write p50 | p99 |", dimension);
      for (int size : new int[] {100, 500, 1_000, 2_000, 5_000, 50_000}) {
        try (OperatorMemory memory = new OperatorMemory(DEFAULTS)) {
          long[] writes = fill(memory, size, dimension);
          long[] asks = new long[ASKED];
          for (int round = 0; round < 2; round++) {
            for (int i = 0; i < ASKED; i++) {
              float[] state = state(i + size, dimension);
              long start = System.nanoTime();
              memory.predict(state, size * 1_000L);
              asks[i] = System.nanoTime() - start;
            }
          }
          print(
              "| %d | %.1f | %.1f | %.1f | %.1f | %.1f |",
              size,
              percentile(asks, 0.5),
              percentile(asks, 0.99),
              percentile(asks, 0.999),
              percentile(writes, 0.5),
              percentile(writes, 0.99));
          if (size == 50_000) {
            load(memory, dimension);
          }
        }
      }
    }
  }

  /** How long the first prediction after a restore takes, which loads the experiences. */
  private static void load(OperatorMemory memory, int dimension) throws Exception {
    OperatorSubtaskState snapshot = memory.harness.snapshot();
    try (MemoryHarness restored = MemoryHarness.restore(DEFAULTS, snapshot, 1, 0)) {
      long start = System.nanoTime();
      restored.ask(OperatorMemory.query(state(1, dimension), 0));
      print("first prediction after a restore: %.0f ms", (System.nanoTime() - start) / 1e6);
    }
  }

  private static void flat() throws Exception {
    int capacity = 5_000;
    Configuration config = new Configuration();
    config.set(PredictionOptions.MAX_EXPERIENCES, capacity);
    print(
        "| lived, of a capacity of %d | in state | standings | hot bytes | longest window ms |",
        capacity);
    try (OperatorMemory memory = new OperatorMemory(MemoryOptions.parameters(config))) {
      long longest = 0;
      for (int i = 0; i < 10 * capacity; i++) {
        longest = Math.max(longest, step(memory, i, 4));
        if ((i + 1) % capacity == 0) {
          ExperienceState state = memory.harness.experiences(OperatorMemory.SPACE);
          print(
              "| %d | %d | %d | %d | %.1f |",
              i + 1,
              count(state.experiences()),
              count(state.standings()),
              memory.harness.heldExperiences(OperatorMemory.SPACE).bytes(),
              longest / 1e6);
          longest = 0;
        }
      }
    }
  }

  private record CleanUp(int capacity, double share, int connections) {}

  /** The window with a clean-up, beside those in which ten steps are only credited. */
  private static void cleanUp() throws Exception {
    print(
        "| capacity | evict-share | max-connections | window p50 ms | p99 | with a clean-up ms |");
    for (CleanUp tried :
        List.of(
            new CleanUp(5_000, 0.1, 16),
            new CleanUp(50_000, 0.1, 16),
            new CleanUp(50_000, 0.01, 16),
            new CleanUp(50_000, 0.1, 0))) {
      Configuration config = new Configuration();
      config.set(PredictionOptions.MAX_EXPERIENCES, tried.capacity());
      config.set(PredictionOptions.EVICT_SHARE, tried.share());
      config.set(PredictionOptions.MAX_CONNECTIONS, tried.connections());
      cleanUp(tried, MemoryOptions.parameters(config));
    }
  }

  private static void cleanUp(CleanUp tried, MemoryParameters parameters) throws Exception {
    int capacity = tried.capacity();
    try (OperatorMemory memory = new OperatorMemory(parameters)) {
      long[] windows = new long[capacity / 10];
      for (int i = 0; i < capacity; i++) {
        windows[i / 10] = Math.max(windows[i / 10], step(memory, i, 4));
      }
      long last = 0;
      for (int i = capacity; i < capacity + 10; i++) {
        last = Math.max(last, step(memory, i, 4));
      }
      print(
          "| %d | %.2f | %d | %.2f | %.2f | %.0f |",
          capacity,
          tried.share(),
          tried.connections(),
          percentile(windows, 0.5) / 1e3,
          percentile(windows, 0.99) / 1e3,
          last / 1e6);
    }
  }

  /** Lives through as many steps; what each write took, the windows apart. */
  private static long[] fill(OperatorMemory memory, int size, int dimension) throws Exception {
    long[] nanos = new long[size];
    for (int i = 0; i < size; i++) {
      Prediction predicted = i % 10 == 0 ? memory.predict(state(i, dimension), i * 1_000L) : null;
      ExperienceWrite write = experience(i, dimension, predicted);
      long start = System.nanoTime();
      memory.write(write);
      nanos[i] = System.nanoTime() - start;
      if (i % 10 == 9) {
        memory.closeWindow(i * 1_000L);
      }
    }
    memory.closeWindow(size * 1_000L);
    return nanos;
  }

  /** One step with its prediction; nanoseconds that its window took, if it closed one. */
  private static long step(OperatorMemory memory, int i, int dimension) throws Exception {
    memory.write(experience(i, dimension, memory.predict(state(i, dimension), i * 1_000L)));
    if (i % 10 != 9) {
      return 0;
    }
    long start = System.nanoTime();
    memory.closeWindow(i * 1_000L);
    return System.nanoTime() - start;
  }

  private static ExperienceWrite experience(int i, int dimension, Prediction predicted) {
    return new ExperienceWrite(
        OperatorMemory.SPACE,
        new EpisodeContext("r", 0, "robot", null, null, null, null, List.of()),
        i,
        i * 1_000L,
        "tool-" + i % 4,
        StepStatus.OK,
        PackedVector.pack(state(i, dimension)),
        PackedVector.pack(new float[] {1, i % 4}),
        predicted == null ? null : predicted.outcome(),
        PackedVector.pack(state(i + 1, dimension)),
        predicted == null ? List.of() : predicted.experiences(),
        null);
  }

  /** The spiral in four dimensions, which is near to itself everywhere; else a wandering point. */
  private static float[] state(int i, int dimension) {
    if (dimension == 4) {
      return new SpiralWorld().state(i);
    }
    Random random = new Random(i);
    float[] state = new float[dimension];
    for (int d = 0; d < dimension; d++) {
      state[d] = (float) (1 + random.nextGaussian());
    }
    return state;
  }

  private static long count(Iterable<?> entries) {
    return StreamSupport.stream(entries.spliterator(), false).count();
  }

  private static double percentile(long[] nanos, double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e3;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** The mean of several lives. */
  private static final class Lives {

    private final int steps;
    private final int tenth;
    private int count;
    private double errorFirst;
    private double errorLast;
    private double failedFirst;
    private double failedLast;

    Lives(int steps) {
      this.steps = steps;
      this.tenth = steps / 10;
    }

    void add(Robot robot) {
      count++;
      errorFirst += robot.error(0, tenth);
      errorLast += robot.error(steps - tenth, steps);
      failedFirst += robot.failures(0, tenth);
      failedLast += robot.failures(steps - tenth, steps);
    }

    String row() {
      return String.format(
          Locale.ROOT,
          "%.4f | %.4f | %.2f | %.3f | %.3f",
          errorFirst / count,
          errorLast / count,
          errorLast / errorFirst,
          failedFirst / count,
          failedLast / count);
    }
  }
}
