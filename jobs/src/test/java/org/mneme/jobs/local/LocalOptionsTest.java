package org.mneme.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.WebOptions;
import org.junit.jupiter.api.Test;

class LocalOptionsTest {

  @Test
  void keepsAllDataInOneFolder() {
    LocalParameters local = LocalOptions.parameters(config("mneme.local.folder", "/data/mneme"));

    assertThat(local.kafkaFolder()).hasToString("/data/mneme/kafka");
    assertThat(local.checkpointFolder()).hasToString("/data/mneme/checkpoints");
    assertThat(local.savepointFolder()).hasToString("/data/mneme/savepoints");
    assertThat(local.temporaryFolder()).hasToString("/data/mneme/tmp");
  }

  @Test
  void configuresAClusterWithRocksAndIncrementalCheckpointsOnLoopback() {
    Configuration flink = flink(new Configuration());

    assertThat(flink.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
    assertThat(flink.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
    assertThat(flink.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(flink.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
    assertThat(flink.get(RestOptions.BIND_PORT)).isEqualTo("4711");
    assertThat(flink.get(WebOptions.SUBMIT_ENABLE)).isFalse();
  }

  @Test
  void letsTheUserChangeWhatFlinkDoesButNotWhereItListens() {
    Configuration user =
        Configuration.fromMap(
            Map.of(
                "execution.checkpointing.interval", "1 s",
                "state.backend.type", "hashmap",
                "rest.bind-address", "0.0.0.0"));

    Configuration flink = flink(user);

    assertThat(flink.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(flink.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("hashmap");
    assertThat(flink.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
  }

  @Test
  void refusesWhatIsOutOfRangeNamingKeyAndValue() {
    assertRefused("mneme.local.folder", " ");
    assertRefused("mneme.local.kafka-port", "65536");
    assertRefused("mneme.local.web-port", "-1");
    assertRefused("mneme.local.slots", "0");
  }

  private static Configuration flink(Configuration user) {
    return LocalClusterConfig.configuration(user, LocalOptions.parameters(user), 4711);
  }

  private static void assertRefused(String key, String value) {
    assertThatThrownBy(() -> LocalOptions.parameters(config(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value);
  }

  private static Configuration config(String key, String value) {
    return Configuration.fromMap(Map.of(key, value));
  }
}
