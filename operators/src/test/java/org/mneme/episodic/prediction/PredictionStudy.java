package org.mneme.episodic.prediction;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the tables of {@code docs/measurements/prediction.md} that need no operator: what is
 * learned, from how many neighbours and with how many connections, at what price, in how much
 * memory.
 */
public final class PredictionStudy {

  private static final int ALL = 100_000;
  private static final int SEEDS = 10;

  private PredictionStudy() {}

  /** Prints every table; takes some minutes. */
  public static void main(String[] args) throws Exception {
    learning();
    penalties();
    neighbours();
    speedUp();
    capacity();
  }

  private static void learning() throws Exception {
    print("| world | steps | error, first tenth | last tenth | ratio | failed, first | last |");
    for (int steps : new int[] {1_000, 2_000, 5_000, 10_000}) {
      Figures spiral = Figures.of(new SpiralWorld(), Robot.Mind.DEFAULT, steps);
      print("| spiral | %d | %s |", steps, spiral.row());
      Figures regions = Figures.ofRegions(Robot.Mind.DEFAULT, steps);
      print("| regions | %d | %s |", steps, regions.row());
    }
  }

  private static void penalties() throws Exception {
    print("| surprise penalty | failed, last tenth of 2,000: mean | worst of %d seeds |", SEEDS);
    for (double penalty : new double[] {0, 0.5, 1}) {
      PredictionParameters p = PredictionParameters.DEFAULT;
      Robot.Mind mind =
          new Robot.Mind(
              Robot.Mind.DEFAULT.neighbours(),
              new PredictionParameters(
                  p.maxNeighbours(),
                  p.leastNeighbours(),
                  p.minSimilarity(),
                  penalty,
                  p.successFloor(),
                  p.recentShare(),
                  p.maxConfidence(),
                  p.utility()),
              CreditParameters.DEFAULT,
              ExperienceCapacity.DEFAULT,
              Robot.Mind.DEFAULT.exploration());
      Figures regions = Figures.ofRegions(mind, 2_000);
      print("| %.1f | %.3f | %.3f |", penalty, regions.failedLast, regions.worstFailedLast);
    }
  }

  private static void neighbours() throws Exception {
    print("| K | connections | spiral error | regions error | predict µs | credit µs |");
    for (int k : new int[] {10, 20, ALL}) {
      for (int connections : k == ALL ? new int[] {0} : new int[] {0, 10, 16, 20, ALL}) {
        CreditParameters c = CreditParameters.DEFAULT;
        CreditParameters credit =
            new CreditParameters(
                c.recentSuccesses(), c.connectionRate(), c.connectionThreshold(), connections);
        Robot.Mind mind = Robot.Mind.DEFAULT.with(k, credit, ExperienceCapacity.DEFAULT);
        Figures spiral = Figures.of(new SpiralWorld(), mind, 2_000);
        Figures regions = Figures.of(new RegionWorld(1), mind, 2_000);
        print(
            "| %s | %s | %.4f | %.4f | %.1f | %.1f |",
            named(k),
            named(connections),
            spiral.errorLast,
            regions.errorLast,
            spiral.predictMicros,
            spiral.creditMicros);
      }
    }
  }

  private static void speedUp() throws Exception {
    print("| experiences | bounded µs/step | all pairs µs/step | times |");
    for (int steps : new int[] {100, 250, 500, 1_000}) {
      double bounded = 0;
      double pairs = 0;
      for (int round = 0; round < 3; round++) {
        Figures spiral = Figures.of(new SpiralWorld(), Robot.Mind.DEFAULT, steps);
        bounded = spiral.predictMicros + spiral.creditMicros;
        AllPairs all = new AllPairs(4);
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
          all.step(new SpiralWorld().state(i), 0.9);
        }
        pairs = (System.nanoTime() - start) / 1e3 / steps;
      }
      print("| %d | %.1f | %.1f | %.0f |", steps, bounded, pairs, pairs / bounded);
    }
  }

  private static void capacity() throws Exception {
    print("| experiences lived | kept | kB | longest clean-up ms |");
    ExperienceCapacity capacity = new ExperienceCapacity(5_000, 0.1, 0.1);
    Robot.Mind mind =
        Robot.Mind.DEFAULT.with(
            Robot.Mind.DEFAULT.neighbours(), CreditParameters.DEFAULT, capacity);
    for (int steps : new int[] {5_000, 10_000, 25_000, 50_000}) {
      IndexMemory memory = new IndexMemory(4, mind);
      new Robot(new SpiralWorld(), memory, mind.exploration()).live(steps);
      long start = System.nanoTime();
      List<Map.Entry<String, Standing>> all = memory.index.standings();
      new ExperienceCapacity(all.size() - 1, 0.1, 0.1).evicted(all, steps * 1_000L);
      double millis = (System.nanoTime() - start) / 1e6;
      print(
          "| %d | %d | %d | %.2f |",
          steps, memory.index.size(), memory.index.bytes() / 1_000, millis);
    }
  }

  private static String named(int count) {
    return count == ALL ? "all" : Integer.toString(count);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** What a life gave: of one world, or the mean of ten. */
  private static final class Figures {

    private double errorFirst;
    private double errorLast;
    private double failedFirst;
    private double failedLast;
    private double worstFailedLast;
    private double predictMicros;
    private double creditMicros;

    static Figures of(World world, Robot.Mind mind, int steps) throws Exception {
      Figures figures = new Figures();
      figures.add(new Robot(world, mind).live(steps), steps, 1);
      return figures;
    }

    static Figures ofRegions(Robot.Mind mind, int steps) throws Exception {
      Figures figures = new Figures();
      for (int seed = 1; seed <= SEEDS; seed++) {
        figures.add(new Robot(new RegionWorld(seed), mind).live(steps), steps, SEEDS);
      }
      return figures;
    }

    private void add(Robot robot, int steps, int robots) {
      int tenth = steps / 10;
      errorFirst += robot.error(0, tenth) / robots;
      errorLast += robot.error(steps - tenth, steps) / robots;
      failedFirst += robot.failures(0, tenth) / robots;
      failedLast += robot.failures(steps - tenth, steps) / robots;
      worstFailedLast = Math.max(worstFailedLast, robot.failures(steps - tenth, steps));
      predictMicros += robot.nanosPredicting / 1e3 / steps / robots;
      creditMicros += robot.nanosLearning / 1e3 / steps / robots;
    }

    String row() {
      return String.format(
          Locale.ROOT,
          "%.4f | %.4f | %.2f | %.3f | %.3f",
          errorFirst,
          errorLast,
          errorLast / errorFirst,
          failedFirst,
          failedLast);
    }
  }
}
