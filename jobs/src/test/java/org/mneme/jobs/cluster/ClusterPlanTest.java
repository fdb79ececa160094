package org.mneme.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterPlanTest {

  private static final List<String> SLEEPS = List.of("sleep", "600");

  @TempDir private Path root;

  private ClusterFolder folder;
  private Cluster cluster;

  @BeforeEach
  void prepare() {
    folder = new ClusterFolder(root);
    folder.prepare();
    cluster = new Cluster(new ClusterHome(root), folder);
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(ClusterPlan.read(folder.plan())).isEmpty();
    ClusterPlan plan =
        ClusterPlan.of(new ClusterLayout(4, 3), Optional.of(Path.of("/a folder/savepoint-1")));

    plan.write(folder.plan());
    assertThat(ClusterPlan.read(folder.plan())).contains(plan);

    plan.submitted().write(folder.plan());
    assertThat(ClusterPlan.read(folder.plan())).contains(plan.submitted());
  }

  @Test
  void saysWhichFileIsSpoilt() throws IOException {
    Files.writeString(folder.plan(), "parallelism=many");

    assertThatThrownBy(() -> ClusterPlan.read(folder.plan()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("plan.properties");
  }

  @Test
  void knowsWhatAStartThatWasCutOffDidNotComeTo() {
    ClusterPlan plan = ClusterPlan.of(new ClusterLayout(2, 2), Optional.empty());
    plan.write(folder.plan());
    ClusterProcess zookeeper = cluster.process("zookeeper");
    zookeeper.start(SLEEPS);
    try {
      assertThat(cluster.missing())
          .containsExactly("kafka", "jobmanager", "taskmanager-1", "taskmanager-2");
      assertThat(cluster.lacksItsJob()).isTrue();
    } finally {
      zookeeper.kill();
    }
    plan.submitted().write(folder.plan());
    assertThat(cluster.lacksItsJob()).isFalse();
  }

  @Test
  void keepsAFolderToOneCommand() {
    folder.keepTo(
        () ->
            assertThatThrownBy(() -> folder.keepTo(() -> {}))
                .isInstanceOf(ClusterException.class)
                .hasMessage("another 'bin/mneme cluster' command is at work in " + folder.root()));

    folder.keepTo(() -> {});
  }
}
