package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.episodic.prediction.IndexMemory;
import org.mneme.episodic.prediction.RegionWorld;
import org.mneme.episodic.prediction.Robot;
import org.mneme.episodic.prediction.SpiralWorld;
import org.mneme.episodic.prediction.World;

/** A robot that predicts, acts, writes and lets windows close, all through the operator. */
class RobotLearningTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final Robot.Mind MIND = Robot.Mind.DEFAULT;
  private static final int STEPS = 2_000;
  private static final int TENTH = STEPS / 10;

  @Test
  void errsHalfAsMuchOnASpiralOnceItHasSeenIt() throws Exception {
    Robot robot = live(new SpiralWorld());

    assertThat(robot.error(STEPS - TENTH, STEPS)).isLessThan(robot.error(0, TENTH) / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void avoidsWhatFailedAndForeseesWhatComesOfWhatItDoes(long seed) throws Exception {
    Robot robot = live(new RegionWorld(seed));

    assertThat(robot.error(STEPS - TENTH, STEPS)).isLessThan(robot.error(0, TENTH) / 2);
    assertThat(robot.failures(0, TENTH)).isGreaterThan(0.15);
    assertThat(robot.failures(STEPS - TENTH, STEPS)).isLessThan(0.05);
  }

  @Test
  void doesToTheLastBitWhatThePurePartsDo() throws Exception {
    World world = new RegionWorld(4);
    IndexMemory pure = new IndexMemory(world.state(0).length, MIND);
    Robot expected = new Robot(world, pure, MIND.exploration()).live(500);
    try (OperatorMemory memory = new OperatorMemory(DEFAULTS)) {
      Robot robot = new Robot(world, memory, MIND.exploration()).live(500);

      for (int step = 0; step < 500; step++) {
        assertThat(robot.error(step, step + 1)).isEqualTo(expected.error(step, step + 1));
      }
    }
  }

  private static Robot live(World world) throws Exception {
    try (OperatorMemory memory = new OperatorMemory(DEFAULTS)) {
      return new Robot(world, memory, MIND.exploration()).live(STEPS);
    }
  }
}
