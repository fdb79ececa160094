package org.mneme.jobs.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a suite measured, with all it takes to repeat it.
 *
 * @param suite which
 * @param machine where, by which JDK and commit
 * @param at when, ISO-8601
 * @param parameters by name, the seed among them
 * @param tables what was measured
 * @param ratios what can be compared across machines; may be empty
 * @param problems what went wrong; empty when nothing did
 */
public record BenchResult(
    String suite,
    Machine machine,
    String at,
    Map<String, String> parameters,
    List<Table> tables,
    List<Ratio> ratios,
    List<String> problems) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** All of it as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# ").append(suite).append("\n\n");
    text.append(machine.inWords()).append(", ").append(at).append("\n\n");
    text.append(
        parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + ' ' + parameter.getValue())
            .collect(Collectors.joining(", ", "", "\n")));
    tables.forEach(table -> text.append('\n').append(table.markdown()));
    if (!ratios.isEmpty()) {
      text.append('\n').append(Ratios.table(ratios).markdown());
    }
    problems.forEach(problem -> text.append("\nWRONG: ").append(problem).append('\n'));
    return text.toString();
  }

  /**
   * Writes {@code name.json} and {@code name.md} to a folder, which is made if it is not there.
   *
   * @throws IOException if they cannot be written
   */
  public void write(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    JSON.writeValue(folder.resolve(name + ".json").toFile(), this);
    Files.writeString(folder.resolve(name + ".md"), markdown());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it cannot be read or is nothing of the kind
   */
  public static BenchResult read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), BenchResult.class);
  }
}
