package org.mneme.jobs.config;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/**
 * One class of options.
 *
 * @param title heading in the documentation
 * @param optionsClass holds the options in public static fields
 * @param check parses them; throws {@link IllegalArgumentException}, naming key and value, when one
 *     is out of range
 */
public record OptionSection(String title, Class<?> optionsClass, Consumer<ReadableConfig> check) {

  /** The options in the order in which the class declares them. */
  public List<ConfigOption<?>> options() {
    return Arrays.stream(optionsClass.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> field.getType() == ConfigOption.class)
        .<ConfigOption<?>>map(
            field -> {
              try {
                return (ConfigOption<?>) field.get(null);
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(field + " is public and cannot be read", e);
              }
            })
        .toList();
  }
}
