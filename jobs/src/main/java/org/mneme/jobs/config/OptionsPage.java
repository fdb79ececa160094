package org.mneme.jobs.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;

/** The page of all options, {@code docs/options.md}, written from the catalogue. */
public final class OptionsPage {

  /** How the page is written anew, from the root of the project. */
  static final String COMMAND = "bin/mneme options --write docs/options.md";

  private OptionsPage() {}

  /** Writes the page to a file. */
  public static void write(Path file) throws IOException {
    Files.writeString(file, render(OptionCatalog.MNEME));
  }

  /** The page as Markdown. */
  public static String render(OptionCatalog catalog) {
    StringBuilder page = new StringBuilder();
    page.append("<!-- Generated from the XOptions classes; do not edit. Write anew with: ")
        .append(COMMAND)
        .append(" -->\n# Options\n\n")
        .append("Lowest first: the defaults below, a YAML file (`--config FILE`, keys nested or")
        .append(" dotted), the command line (`-Dkey=value`). An unknown `mneme.` key is an error;")
        .append(" every other key is Flink's and passed through.\n")
        .append("Durations are written `500 ms`, `10 s`, `24 h`; sizes `64 kb`, `10 mb`.\n");
    for (OptionSection section : catalog.sections()) {
      page.append("\n## ").append(section.title()).append("\n\n");
      page.append("| Option | Type | Default | Meaning |\n|---|---|---|---|\n");
      for (ConfigOption<?> option : section.options()) {
        page.append(row(option));
      }
    }
    return page.toString();
  }

  private static String row(ConfigOption<?> option) {
    Object value = option.defaultValue();
    return String.format(
            "| `%s` | %s | %s | %s |%n",
            option.key(),
            cell(type(value)),
            option.hasDefaultValue() ? '`' + cell(text(value)) + '`' : "none",
            cell(new HtmlFormatter().format(option.description())))
        .replace(System.lineSeparator(), "\n");
  }

  private static String type(Object value) {
    if (value == null) {
      return "text";
    }
    if (value instanceof Enum<?> constant) {
      return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
          .map(OptionsPage::text)
          .collect(Collectors.joining(" | "));
    }
    if (value instanceof Map) {
      return "one key each";
    }
    if (value instanceof List) {
      return "list";
    }
    if (value instanceof MemorySize) {
      return "size";
    }
    if (value instanceof String) {
      return "text";
    }
    return value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String text(Object value) {
    if (value instanceof Duration duration) {
      return TimeUtils.formatWithHighestUnit(duration);
    }
    if (value instanceof MemorySize size) {
      return size.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.toString().toLowerCase(Locale.ROOT);
    }
    return value instanceof Map ? "{}" : String.valueOf(value);
  }

  /** A bar ends a cell, even in code. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
