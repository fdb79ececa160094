package org.mneme.memory.recall;

import java.util.EnumSet;
import java.util.Set;
import org.mneme.association.ScorePart;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/** What a query has that hits can be ranked by. */
final class ScoreParts {

  private ScoreParts() {}

  /**
   * The parts that rank the episodes of an answer.
   *
   * @param hasWords whether the query has words to be searched for
   */
  static Set<ScorePart> of(
      RecallQuery query, float[] vector, Activated activated, boolean hasWords) {
    if (query.mode() == RecallMode.SIMILAR) {
      return EnumSet.of(ScorePart.SIMILARITY);
    }
    Set<ScorePart> parts = EnumSet.of(ScorePart.RETENTION, ScorePart.VALUE);
    if (vector != null) {
      parts.add(ScorePart.SIMILARITY);
    }
    if (hasWords) {
      parts.add(ScorePart.TEXT);
    }
    if (activated.count() > 0) {
      parts.add(ScorePart.ACTIVATION);
    }
    return parts;
  }

  /** When what a query returns was recalled: one that asks about a later moment happens now. */
  static long recalledAt(RecallQuery query) {
    return Math.min(query.asOf(), query.origin().timestamp());
  }
}
