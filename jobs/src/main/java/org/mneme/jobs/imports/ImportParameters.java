package org.mneme.jobs.imports;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What an import adds to what the file says.
 *
 * @param space the space that the episodes go to, {@code [A-Za-z0-9._-]{1,128}}
 * @param domain domain of every task, or null
 * @param agent who ran the episodes, or null. Unnamed, episodes that only stand next to each other
 *     in the file are not taken for the work of one agent in a row
 * @param startMillis event time of the first message, epoch milliseconds
 */
public record ImportParameters(String space, String domain, String agent, long startMillis) {

  private static final Pattern SPACE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /** For τ-bench's airline trajectories, from the start of 2026. */
  public static final ImportParameters DEFAULT =
      new ImportParameters(
          "tau-airline", "airline", null, Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());

  /**
   * Checks the space.
   *
   * @throws IllegalArgumentException naming the space that is none
   */
  public ImportParameters {
    if (!SPACE.matcher(space).matches()) {
      throw new IllegalArgumentException(
          "space is \"%s\", but must be 1 to 128 of A-Z a-z 0-9 . _ -".formatted(space));
    }
  }
}
