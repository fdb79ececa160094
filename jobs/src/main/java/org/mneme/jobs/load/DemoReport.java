package org.mneme.jobs.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a demo did and what came of it.
 *
 * @param seed of the fleet; null when a file was played
 * @param perSecond rate that was asked for
 * @param recordsIn records sent, queries and re-sends included
 * @param episodesIn episodes sent completely
 * @param stepsIn their different steps
 * @param resendsIn equal records sent a second time
 * @param queriesIn queries sent
 * @param episodesStored different episodes acknowledged as stored
 * @param resultsOut different queries answered
 * @param deadLetters records rejected
 * @param deadLettersByReason the same by reason code
 * @param lost episodes and queries that never came out
 * @param duplicates acknowledgements and answers beyond the first of each
 * @param relevance how often the right family was found
 * @param startSeconds until broker, topics and job ran
 * @param playSeconds from the first record sent to the last
 * @param drainSeconds from the last record sent to the last outcome read
 * @param latencies by operation; {@code end-to-end.*} measured by the demo, others by the job
 * @param problems what was wrong, a sentence each; empty when all was right
 */
public record DemoReport(
    Long seed,
    double perSecond,
    long recordsIn,
    long episodesIn,
    long stepsIn,
    long resendsIn,
    long queriesIn,
    long episodesStored,
    long resultsOut,
    long deadLetters,
    Map<String, Long> deadLettersByReason,
    long lost,
    long duplicates,
    Relevance.Score relevance,
    double startSeconds,
    double playSeconds,
    double drainSeconds,
    Map<String, Figures> latencies,
    List<String> problems) {

  /** Whether nothing was wrong. */
  public boolean isRight() {
    return problems.isEmpty();
  }

  /** Prints the counts, and what was wrong. */
  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "in:  %,d episodes with %,d steps, %,d records sent twice, %,d queries"
            + " (%,d records in %.1f s)%n",
        episodesIn,
        stepsIn,
        resendsIn,
        queriesIn,
        recordsIn,
        playSeconds);
    out.printf(
        Locale.ROOT,
        "out: %,d episodes stored, %,d answers, %,d dead letters %s(%.1f s after the last record)%n",
        episodesStored,
        resultsOut,
        deadLetters,
        deadLettersByReason.isEmpty() ? "" : deadLettersByReason + " ",
        drainSeconds);
    if (relevance.queries() > 0) {
      out.printf(
          Locale.ROOT,
          "     right family first in %,d and among five in %,d of %,d answers%n",
          relevance.first(),
          relevance.amongFive(),
          relevance.queries());
    }
    out.printf(Locale.ROOT, "     lost %,d, doubled %,d%n", lost, duplicates);
    problems.forEach(problem -> out.println("WRONG: " + problem));
    out.flush();
  }

  /**
   * Writes it as JSON.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }
}
