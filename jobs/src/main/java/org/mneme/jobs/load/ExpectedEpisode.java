package org.mneme.jobs.load;

import org.mneme.model.Verdict;

/**
 * What memory must hold of an episode that was sent completely.
 *
 * @param space isolation unit
 * @param episode id within the space
 * @param family which sort of task it was; the episodes that a query for this family should find
 * @param verdict how it ended
 * @param steps how many different steps it has
 * @param errors how many of them failed
 * @param startedAt event time, epoch milliseconds
 * @param closedAt event time, epoch milliseconds
 */
public record ExpectedEpisode(
    String space,
    String episode,
    String family,
    Verdict verdict,
    int steps,
    int errors,
    long startedAt,
    long closedAt) {

  /** The key of its acknowledgement. */
  public String key() {
    return space + '/' + episode;
  }
}
