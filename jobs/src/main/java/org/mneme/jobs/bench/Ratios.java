package org.mneme.jobs.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ratios that later measurements are held against.
 *
 * @param machine where they were measured
 * @param ratios by name, ascending
 */
public record Ratios(Machine machine, List<Ratio> ratios) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The ratio of this name, or null. */
  Ratio find(String name) {
    return ratios.stream().filter(ratio -> ratio.name().equals(name)).findFirst().orElse(null);
  }

  /** Whether it knows none of these by their names. */
  boolean hasNoneOf(List<Ratio> others) {
    return others.stream().allMatch(ratio -> find(ratio.name()) == null);
  }

  /** These, and those of {@code newer} in the place of what has their names. */
  Ratios with(Machine where, List<Ratio> newer) {
    Map<String, Ratio> byName = new TreeMap<>();
    ratios.forEach(ratio -> byName.put(ratio.name(), ratio));
    newer.forEach(ratio -> byName.put(ratio.name(), ratio));
    return new Ratios(where, new ArrayList<>(byName.values()));
  }

  /**
   * Reads them from JSON.
   *
   * @throws IOException if that fails
   */
  public static Ratios read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Ratios.class);
  }

  void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }

  static Table table(List<Ratio> ratios) {
    List<List<String>> rows = new ArrayList<>();
    for (Ratio ratio : ratios) {
      rows.add(
          List.of(
              ratio.name(),
              number(ratio.value()),
              number(ratio.low()) + " to " + number(ratio.high()),
              ratio.better().name().toLowerCase(Locale.ROOT)));
    }
    return new Table("", List.of("ratio", "value", "95 % interval", "better"), rows);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
