package org.mneme.episodic.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What prediction is for: a robot that asks it errs less and less and avoids what failed. */
class RobotTest {

  private static final int STEPS = 2_000;
  private static final int TENTH = STEPS / 10;

  @Test
  void errsHalfAsMuchOnASpiralOnceItHasSeenIt() throws Exception {
    Robot robot = new Robot(new SpiralWorld(), Robot.Mind.DEFAULT).live(STEPS);

    assertThat(robot.error(STEPS - TENTH, STEPS)).isLessThan(robot.error(0, TENTH) / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void avoidsWhatFailedAndForeseesWhatComesOfWhatItDoes(long seed) throws Exception {
    Robot robot = new Robot(new RegionWorld(seed), Robot.Mind.DEFAULT).live(STEPS);

    assertThat(robot.error(STEPS - TENTH, STEPS)).isLessThan(robot.error(0, TENTH) / 2);
    assertThat(robot.failures(0, TENTH)).isGreaterThan(0.15);
    assertThat(robot.failures(STEPS - TENTH, STEPS)).isLessThan(0.05);
  }

  @Test
  void learnsInATenthOfTheMemoryToo() throws Exception {
    ExperienceCapacity small = new ExperienceCapacity(STEPS / 10, 0.1, 0.1);
    Robot.Mind mind = Robot.Mind.DEFAULT.with(10, CreditParameters.DEFAULT, small);
    World world = new RegionWorld(1);
    IndexMemory memory = new IndexMemory(world.state(0).length, mind);
    Robot robot = new Robot(world, memory, mind.exploration()).live(STEPS);

    assertThat(memory.index.size()).isLessThanOrEqualTo(STEPS / 10);
    assertThat(robot.failures(STEPS - TENTH, STEPS)).isLessThan(robot.failures(0, TENTH) / 2);
    assertThat(memory.index.standings())
        .allSatisfy(
            entry ->
                assertThat(entry.getValue().connections())
                    .hasSizeLessThanOrEqualTo(16)
                    .allMatch(c -> memory.index.standing(c.experience()) != null));
  }
}
