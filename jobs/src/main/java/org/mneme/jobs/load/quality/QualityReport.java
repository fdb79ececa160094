package org.mneme.jobs.load.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a run found.
 *
 * @param file name of the input
 * @param trial the trial that asked
 * @param episodes trajectories imported
 * @param steps their tool calls
 * @param stepErrors how many of them failed
 * @param stored episodes stored with the right reward
 * @param model embedding model of the stored vectors
 * @param problems what went wrong; empty if nothing did
 * @param rows the table
 */
public record QualityReport(
    String file,
    String trial,
    int episodes,
    int steps,
    int stepErrors,
    int stored,
    String model,
    List<String> problems,
    List<Measured> rows) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Whether all was stored and answered. */
  public boolean isRight() {
    return problems.isEmpty();
  }

  /** Writes it as JSON. */
  public void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }

  /** The rows as a Markdown table; shares with their 95 % intervals. */
  public String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | Stored | Asked | Mode | Another trial first | among the first five | chance | recall@5 | nDCG@10 |
            |---|---|---|---|---|---|---|---|
            """);
    for (Measured row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %d | %s | %s | %s | %s | %.2f, %.2f | %.2f | %.2f |\n",
              row.stored(),
              row.question(),
              row.ask(),
              row.quality().first(),
              row.quality().amongFive(),
              row.chanceFirst(),
              row.chanceAmongFive(),
              row.quality().recallAtFive(),
              row.quality().ndcgAtTen()));
    }
    return table.toString();
  }
}
