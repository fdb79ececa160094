package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssemblyOptionsTest {

  private static final List<Class<?>> CLASSES =
      List.of(
          AssemblyOptions.class,
          RewardOptions.class,
          RewardBonusOptions.class,
          ReflectionOptions.class,
          SalienceOptions.class);

  @Test
  void hasTheDefaultsOfTheDesign() {
    AssemblyParameters parameters = AssemblyOptions.parameters(new Configuration());

    assertThat(parameters.completionGraceMillis()).isEqualTo(500);
    assertThat(parameters.idleTimeoutMillis()).isEqualTo(Duration.ofHours(24).toMillis());
    assertThat(parameters.rememberClosedMillis()).isEqualTo(Duration.ofHours(24).toMillis());
    assertThat(parameters.maxSteps()).isEqualTo(1_000);
    assertThat(parameters.maxBytes()).isEqualTo(10 * 1024 * 1024);
    assertThat(parameters.summaryWords()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "mneme.episodes.completion-grace, 2 h",
    "mneme.episodes.idle-timeout, 10 ms",
    "mneme.episodes.remember-closed, 0 s",
    "mneme.episodes.max-steps, 0",
    "mneme.episodes.max-bytes, 1 gb",
    "mneme.episodes.summary-words, 201",
    "mneme.episodes.action-excerpt, -1",
    "mneme.reward.success, 1.5",
    "mneme.reward.success, NaN",
    "mneme.reward.quality-most, 0.4",
    "mneme.reward.late-steps, 3",
    "mneme.reward.some-error-rate, 0.3",
    "mneme.reward.some-tools, 5",
    "mneme.reflection.evidence, 0",
    "mneme.reflection.slow, 2 d",
    "mneme.salience.recovery, -0.1",
    "mneme.salience.full-tools, 0"
  })
  void refusesValuesOutsideTheirRangeNamingKeyAndValue(String key, String value) {
    Configuration configuration = new Configuration();
    configuration.setString(key, value);

    assertThatThrownBy(() -> AssemblyOptions.parameters(configuration))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  @Test
  void readsEveryOption() throws Exception {
    AssemblyParameters defaults = AssemblyOptions.parameters(new Configuration());
    for (ConfigOption<?> option : options()) {
      AssemblyParameters changed = AssemblyOptions.parameters(changed(option));
      assertThat(changed).as(option.key()).isNotEqualTo(defaults);
    }
  }

  @Test
  void namesAndDescribesEveryOption() throws Exception {
    assertThat(options()).hasSizeGreaterThan(60);
    assertThat(options()).extracting(ConfigOption::key).doesNotHaveDuplicates();
    assertThat(options())
        .allSatisfy(
            option -> {
              assertThat(option.key()).matches("mneme\\.[a-z]+\\.[a-z]+(-[a-z]+)*");
              assertThat(new HtmlFormatter().format(option.description()))
                  .as(option.key())
                  .matches(".*[0-9].* to [0-9].*\\.");
            });
  }

  @Test
  void givesParametersThatTravelWithTheJobGraph() throws Exception {
    AssemblyParameters parameters = AssemblyOptions.parameters(new Configuration());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(parameters);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(parameters);
    }
  }

  /** A configuration with another valid value for {@code option}. */
  private static Configuration changed(ConfigOption<?> option) {
    Configuration configuration = new Configuration();
    Object value = option.defaultValue();
    String other;
    if (value instanceof Double number) {
      other = Double.toString(number == 0 ? 0.01 : number * 0.99);
    } else if (value instanceof Integer number) {
      other = Integer.toString(number - 1);
    } else if (value instanceof Duration) {
      other = "7 s";
    } else {
      other = "5 mb";
    }
    configuration.setString(option.key(), other);
    return configuration;
  }

  private static List<ConfigOption<?>> options() throws IllegalAccessException {
    List<ConfigOption<?>> options = new ArrayList<>();
    for (Class<?> type : CLASSES) {
      for (Field field : type.getFields()) {
        options.add((ConfigOption<?>) field.get(null));
      }
    }
    return options;
  }
}
