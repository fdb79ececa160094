package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.PathStep;

class PathTreeTest {

  @Test
  void drawsTheWaysToAHit() {
    List<PathStep> path =
        List.of(
            new PathStep("query", "e8", "seed", 0.1, 0.1),
            new PathStep("query", "e1", "seed", 0.8, 0.98),
            new PathStep("e1", "c1", "binding", 0.6, 0.47),
            new PathStep("c1", "e8", "binding", 0.2, 0.06));

    assertThat(PathTree.render(path))
        .containsExactly(
            "query",
            "├─ e8        seed 0.100     activation 0.100",
            "└─ e1        seed 0.800     activation 0.980",
            "   └─ c1     binding 0.600  activation 0.470",
            "      └─ e8  binding 0.200  activation 0.060");
  }

  @Test
  void letsWaysThatBeginAlikeShareTheirStem() {
    List<PathStep> path =
        List.of(
            new PathStep("query", "e1", "seed", 0.8, 0.98),
            new PathStep("e1", "c1", "binding", 0.6, 0.47),
            new PathStep("c1", "e8", "binding", 0.2, 0.06),
            new PathStep("query", "e1", "seed", 0.8, 0.98),
            new PathStep("e1", "e8", "link", 0.5, 0.15));

    assertThat(PathTree.render(path))
        .containsExactly(
            "query",
            "└─ e1        seed 0.800     activation 0.980",
            "   ├─ c1     binding 0.600  activation 0.470",
            "   │  └─ e8  binding 0.200  activation 0.060",
            "   └─ e8     link 0.500     activation 0.150");
  }
}
