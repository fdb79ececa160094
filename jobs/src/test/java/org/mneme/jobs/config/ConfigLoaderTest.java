package org.mneme.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicOptions;

class ConfigLoaderTest {

  private final ConfigLoader loader = new ConfigLoader(OptionCatalog.MNEME);

  @TempDir private Path folder;

  @Test
  void putsTheCommandLineOverTheFileOverTheDefaults() throws IOException {
    Configuration defaults = new Configuration();
    defaults.set(TopicOptions.PARTITIONS, 1);
    defaults.set(TopicOptions.PREFIX, "defaults.");
    defaults.set(KafkaOptions.GROUP_ID, "defaults");
    Path file = file("mneme.topics.prefix: file.\nmneme.kafka.group-id: file\n");

    Configuration loaded =
        loader.load(defaults, Optional.of(file), Map.of("mneme.kafka.group-id", "line"));

    assertThat(loaded.get(TopicOptions.PARTITIONS)).isEqualTo(1);
    assertThat(loaded.get(TopicOptions.PREFIX)).isEqualTo("file.");
    assertThat(loaded.get(KafkaOptions.GROUP_ID)).isEqualTo("line");
    assertThat(defaults.get(KafkaOptions.GROUP_ID)).isEqualTo("defaults");
  }

  @Test
  void readsNestedAndDottedKeysAlike() throws IOException {
    Configuration loaded =
        load(
            """
            mneme:
              kafka:
                bootstrap: broker:9093
                request-timeout: 3 s
              topics.partitions: 8
            """);

    assertThat(loaded.get(KafkaOptions.BOOTSTRAP)).isEqualTo("broker:9093");
    assertThat(loaded.get(KafkaOptions.REQUEST_TIMEOUT)).isEqualTo(Duration.ofSeconds(3));
    assertThat(loaded.get(TopicOptions.PARTITIONS)).isEqualTo(8);
  }

  @Test
  void passesFlinksKeysThrough() throws IOException {
    Configuration loaded =
        load(
            """
            execution.checkpointing.interval: 1 s
            metrics.latency.history-size: 64
            """);

    assertThat(loaded.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(loaded.get(MetricOptions.LATENCY_HISTORY_SIZE)).isEqualTo(64);
  }

  @Test
  void passesKafkasPropertiesThroughByTheirOwnNames() throws IOException {
    Configuration loaded =
        load(
            """
            mneme.kafka.properties:
              security.protocol: SASL_SSL
              client.id: fleet
            """);

    assertThat(KafkaOptions.parameters(loaded).clientProperties())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("client.id", "fleet")
        .containsEntry("bootstrap.servers", "127.0.0.1:9092");
  }

  @Test
  void namesTheOptionThatAnUnknownOneIsCloseTo() {
    assertThatThrownBy(() -> load("mneme.kafka.bootstraps: a:1"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("unknown option mneme.kafka.bootstraps; did you mean mneme.kafka.bootstrap?");
  }

  @Test
  void suggestsNothingForAKeyThatIsLikeNone() {
    assertThatThrownBy(() -> load("mneme.zzzzzzzzzzzz: 1"))
        .hasMessage("unknown option mneme.zzzzzzzzzzzz");
  }

  @Test
  void refusesAKeyBelowAnOptionThatTakesNoKeys() {
    assertThatThrownBy(() -> load("mneme.topics.prefix.deep: x"))
        .hasMessageContaining("unknown option mneme.topics.prefix.deep");
  }

  @Test
  void reportsEveryProblemOnALineOfItsOwn() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    mneme.topics.partitions: 0
                    mneme.kafka.request-timeout: 1 h
                    mneme.topics.prefixx: a
                    """))
        .message()
        .hasLineCount(3)
        .contains("mneme.topics.partitions is 0; it must be 1 to 256")
        .contains("mneme.kafka.request-timeout is 3600000 ms; it must be 100 ms to 10 min")
        .contains("did you mean mneme.topics.prefix?");
  }

  @Test
  void namesKeyAndValueOfAValueWithTheWrongType() {
    assertThatThrownBy(() -> load("mneme.topics.partitions: four"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mneme.topics.partitions")
        .hasMessageContaining("four");
  }

  @Test
  void namesFileAndLineOfBrokenYaml() throws IOException {
    Path file = file("mneme.topics.partitions: 1\nmneme.topics.prefix: [a\n");

    assertThatThrownBy(() -> loader.load(new Configuration(), Optional.of(file), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("line 2");
  }

  @Test
  void refusesAKeyThatIsSetTwice() {
    assertThatThrownBy(() -> load("mneme.topics.prefix: a\nmneme.topics.prefix: b\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mneme.topics.prefix");
    assertThatThrownBy(() -> load("mneme.topics.prefix: a\nmneme: {topics: {prefix: b}}\n"))
        .hasMessageContaining("mneme.topics.prefix is set twice");
  }

  @Test
  void refusesAFileThatDoesNotExistOrHoldsNoKeys() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> loader.load(new Configuration(), Optional.of(missing), Map.of()))
        .hasMessage("config file " + missing + ": does not exist");
    assertThatThrownBy(() -> load("- a\n- b\n")).hasMessageContaining("no keys and values");
  }

  @Test
  void takesAnEmptyFileAndAKeyWithoutAValueAsUnset() throws IOException {
    assertThat(load("").get(TopicOptions.PARTITIONS)).isEqualTo(4);
    assertThat(load("# nothing\n").get(TopicOptions.PARTITIONS)).isEqualTo(4);
    assertThat(load("mneme.topics.partitions:\n").get(TopicOptions.PARTITIONS)).isEqualTo(4);
  }

  private Configuration load(String yaml) throws IOException {
    return loader.load(new Configuration(), Optional.of(file(yaml)), Map.of());
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("mneme.yaml"), yaml);
  }
}
