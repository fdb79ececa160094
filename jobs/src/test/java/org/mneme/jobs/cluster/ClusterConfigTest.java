package org.mneme.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicOptions;

class ClusterConfigTest {

  private static final ClusterHome HOME =
      new ClusterHome(Path.of(System.getProperty("mneme.root")));
  private static final ClusterPorts PORTS = new ClusterPorts(1111, 2222, 3333);

  @TempDir private Path root;

  private ClusterFolder folder;
  private ClusterConfig config;

  @BeforeEach
  void prepare() {
    folder = new ClusterFolder(root);
    folder.prepare();
    config = new ClusterConfig(HOME, folder);
  }

  @Test
  void isReadAgainAsItWasWritten() {
    config.write(new ClusterLayout(3, 2), PORTS, new Configuration());

    assertThat(config.ports()).isEqualTo(PORTS);
    assertThat(config.mneme().get(KafkaOptions.BOOTSTRAP)).isEqualTo("127.0.0.1:1111");
    assertThat(config.flink().get(TaskManagerOptions.NUM_TASK_SLOTS)).isEqualTo(2);
    assertThat(config.flink().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo(folder.checkpoints().toUri().toString());
  }

  @Test
  void listensOnTheLoopbackAddressOnly() {
    config.write(new ClusterLayout(2, 2), PORTS, new Configuration());

    Configuration flink = config.flink();
    assertThat(
            List.of(
                flink.get(RestOptions.BIND_ADDRESS),
                flink.get(JobManagerOptions.BIND_HOST),
                flink.get(TaskManagerOptions.BIND_HOST),
                flink.get(TaskManagerOptions.HOST)))
        .containsOnly("127.0.0.1");
  }

  @Test
  void letsTheUserWinOverWhatIsShippedAndNotOverWhatMustBe() {
    Configuration user =
        Configuration.fromMap(
            Map.of(
                "mneme.topics.prefix", "mine.",
                "execution.checkpointing.interval", "1 s",
                "rest.bind-address", "0.0.0.0"));

    config.write(new ClusterLayout(2, 2), PORTS, user);

    assertThat(config.mneme().get(TopicOptions.PREFIX)).isEqualTo("mine.");
    assertThat(config.flink().get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(config.flink().get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
  }

  @Test
  void remembersWhatTheUserGave() {
    assertThat(config.given().toMap()).isEmpty();
    Configuration user =
        Configuration.fromMap(
            Map.of("mneme.topics.prefix", "mine.", "execution.checkpointing.interval", "1 s"));

    config.write(new ClusterLayout(2, 2), PORTS, user);

    assertThat(config.given()).isEqualTo(user);
  }

  @Test
  void givesEveryProcessOfFlinkTheVectorModule() {
    config.write(new ClusterLayout(1, 1), PORTS, new Configuration());

    assertThat(config.flink().get(CoreOptions.FLINK_DEFAULT_JVM_OPTIONS))
        .isEqualTo("--add-modules=jdk.incubator.vector");
    assertThat(config.flink().get(CoreOptions.FLINK_JVM_OPTIONS))
        .contains("--add-opens=java.base/java.util=ALL-UNNAMED");
  }

  @Test
  void refusesMoreTaskManagersThanSubtasks() {
    assertThatThrownBy(() -> new ClusterLayout(2, 3))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("3 TaskManagers");
    assertThatThrownBy(() -> new ClusterLayout(0, 1)).hasMessageContaining("parallelism is 0");
  }
}
