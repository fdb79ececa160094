package org.mneme.episodic.prediction;

import java.util.Random;
import org.mneme.model.StepStatus;

/**
 * A world in which the outcome depends on the action: in each of its regions one tool works and
 * moves the state its own way, the others fail and throw it back.
 */
public final class RegionWorld implements World {

  static final int REGIONS = 12;
  static final int TOOLS = 4;
  private static final int DIMENSION = 8;
  private static final double SPREAD = 0.1;

  private final float[][] centres = new float[REGIONS][DIMENSION];
  private final float[][] moves = new float[TOOLS][DIMENSION];
  private final float[] fall = new float[DIMENSION];
  private final long seed;

  public RegionWorld(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    for (float[] centre : centres) {
      fill(centre, random, 1);
    }
    for (float[] move : moves) {
      fill(move, random, 0.3);
    }
    fill(fall, random, 1);
  }

  int region(int i) {
    return new Random(seed + 31L * i).nextInt(REGIONS);
  }

  int right(int region) {
    return region % TOOLS;
  }

  @Override
  public float[] state(int i) {
    Random random = new Random(seed + 31L * i);
    float[] state = centres[random.nextInt(REGIONS)].clone();
    for (int d = 0; d < DIMENSION; d++) {
      state[d] += (float) (SPREAD * random.nextGaussian());
    }
    return state;
  }

  @Override
  public int tools() {
    return TOOLS;
  }

  @Override
  public float[] action(int tool) {
    return moves[tool];
  }

  @Override
  public Happening act(int i, int tool) {
    boolean works = tool == right(region(i));
    return works
        ? new Happening(StepStatus.OK, moves[tool])
        : new Happening(StepStatus.ERROR, fall);
  }

  private static void fill(float[] vector, Random random, double scale) {
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] = (float) (scale * random.nextGaussian());
    }
  }
}
