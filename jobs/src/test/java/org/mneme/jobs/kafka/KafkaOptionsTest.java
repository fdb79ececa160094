package org.mneme.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaOptionsTest {

  @Test
  void findsTheLocalRunnerByDefault() {
    KafkaParameters kafka = KafkaOptions.parameters(new Configuration());

    assertThat(kafka.bootstrap()).isEqualTo("127.0.0.1:9092");
    assertThat(kafka.groupId()).isEqualTo("mneme");
  }

  @Test
  void letsPassedPropertiesWinInEveryClient() {
    KafkaParameters kafka =
        KafkaOptions.parameters(config("mneme.kafka.properties.request.timeout.ms", "1234"));

    Properties impatient = kafka.impatientProperties();

    assertThat(impatient)
        .containsEntry("request.timeout.ms", "1234")
        .containsEntry("default.api.timeout.ms", "10000");
    assertThat(kafka.clientProperties()).containsEntry("request.timeout.ms", "1234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "localhost:", ":9092", "localhost:70000", "a:1,", "a:0"})
  void refusesAnAddressThatIsNotHostAndPort(String bootstrap) {
    assertThatThrownBy(() -> KafkaOptions.parameters(config("mneme.kafka.bootstrap", bootstrap)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mneme.kafka.bootstrap is '" + bootstrap + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9092", "a:1, b:2", "[::1]:9092"})
  void takesOneAddressOrSeveral(String bootstrap) {
    assertThat(KafkaOptions.parameters(config("mneme.kafka.bootstrap", bootstrap)).bootstrap())
        .isEqualTo(bootstrap);
  }

  @Test
  void refusesABlankGroupAndATimeoutOutOfRange() {
    assertThatThrownBy(() -> KafkaOptions.parameters(config("mneme.kafka.group-id", " ")))
        .hasMessageContaining("mneme.kafka.group-id");
    assertThatThrownBy(() -> KafkaOptions.parameters(config("mneme.kafka.request-timeout", "1 ms")))
        .hasMessageContaining("mneme.kafka.request-timeout is 1 ms");
  }

  private static Configuration config(String key, String value) {
    return Configuration.fromMap(Map.of(key, value));
  }

  @Test
  void printsNoValueOfAClientProperty() {
    Configuration config =
        Configuration.fromMap(Map.of("mneme.kafka.properties.ssl.key.password", "open-sesame"));

    assertThat(KafkaOptions.parameters(config).toString())
        .contains("ssl.key.password")
        .doesNotContain("open-sesame");
  }
}
