package org.mneme.jobs.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mneme.model.Hit;
import org.mneme.model.RecallResult;

/**
 * Whether queries find episodes of the right family: a hit is of the family that its task's type
 * names. Safe to share between threads.
 */
public final class Relevance {

  private static final int AMONG = 5;

  private final Map<String, List<String>> found = new HashMap<>();

  /**
   * How often the right family was found.
   *
   * @param queries queries whose right family is known and that were answered
   * @param first of these, those whose first hit is of it
   * @param amongFive of these, those with a hit of it among the first five
   */
  public record Score(long queries, long first, long amongFive) {}

  /** Takes an answer. */
  public synchronized void answered(RecallResult result) {
    found.put(
        result.query(), result.hits().stream().limit(AMONG).map(Relevance::familyOf).toList());
  }

  /** Scores the answers so far. */
  public synchronized Score score(Truth truth) {
    long queries = 0;
    long first = 0;
    long amongFive = 0;
    for (Map.Entry<String, String> query : truth.familyOfQuery().entrySet()) {
      List<String> families = found.get(query.getKey());
      if (query.getValue() == null || families == null) {
        continue;
      }
      int rank = families.indexOf(query.getValue());
      queries++;
      first += rank == 0 ? 1 : 0;
      amongFive += rank >= 0 ? 1 : 0;
    }
    return new Score(queries, first, amongFive);
  }

  private static String familyOf(Hit hit) {
    String type = hit.digest() == null ? null : hit.digest().task().type();
    return type == null ? "" : type;
  }
}
