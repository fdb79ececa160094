package org.mneme.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicOptions;

class ConfigArgumentsTest {

  @TempDir private Path folder;

  @Test
  void readsAFileAndValues() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "mneme.topics.prefix: file.\n");

    Configuration loaded =
        ConfigArguments.parse(
                "--config",
                file.toString(),
                "-Dmneme.topics.partitions=2",
                "--set",
                "mneme.kafka.group-id=g")
            .load(new Configuration());

    assertThat(loaded.get(TopicOptions.PREFIX)).isEqualTo("file.");
    assertThat(loaded.get(TopicOptions.PARTITIONS)).isEqualTo(2);
    assertThat(loaded.get(KafkaOptions.GROUP_ID)).isEqualTo("g");
  }

  @Test
  void letsTheValuesOfACommandWin() {
    Configuration loaded =
        ConfigArguments.parse("-Dmneme.kafka.bootstrap=a:1")
            .load(new Configuration(), Map.of("mneme.kafka.bootstrap", "b:2"));

    assertThat(loaded.get(KafkaOptions.BOOTSTRAP)).isEqualTo("b:2");
  }

  @Test
  void takesKeysAsArgumentsAsIsUsualWithFlink() {
    Configuration loaded =
        ConfigArguments.parse(
                "--mneme.topics.prefix",
                "shadow.",
                "--mneme.kafka.bootstrap=b:2",
                "-Dmneme.topics.partitions=2")
            .load(new Configuration());

    assertThat(loaded.get(TopicOptions.PREFIX)).isEqualTo("shadow.");
    assertThat(loaded.get(KafkaOptions.BOOTSTRAP)).isEqualTo("b:2");
    assertThat(loaded.get(TopicOptions.PARTITIONS)).isEqualTo(2);
    assertThatThrownBy(() -> ConfigArguments.parse("--mneme.topics.prefix"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("--mneme.topics.prefix has no value");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> ConfigArguments.parse("--verbose"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("--verbose");
  }
}
