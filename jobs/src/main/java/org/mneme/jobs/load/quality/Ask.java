package org.mneme.jobs.load.quality;

import java.util.List;
import java.util.Set;
import org.mneme.model.HitKind;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/** The ways in which a question is asked. */
public enum Ask {
  /** As a query that says nothing else: ranked by all parts, thinned by marginal relevance. */
  DEFAULT("recall"),
  /**
   * The same without saying that episodes are wanted: patterns are mixed in, and count as wrong.
   */
  MIXED("recall, patterns mixed in"),
  /** Ranked by all parts, near-duplicates kept. */
  UNTHINNED("recall, not thinned"),
  /** The same without spreading. */
  STILL("recall, not thinned, 0 hops"),
  /** Ranked by similarity alone, near-duplicates kept. */
  SIMILARITY("similar, not thinned");

  // Ten answers beside the question's own episode.
  private static final int K = 11;

  private final String title;

  Ask(String title) {
    this.title = title;
  }

  /** What it is called in the table. */
  public String title() {
    return title;
  }

  /**
   * The query.
   *
   * @param at the "now" of retention, epoch milliseconds
   */
  RecallQuery query(String id, String space, String text, long at) {
    return new RecallQuery(
        id,
        space,
        text,
        null,
        K,
        0,
        this == MIXED ? Set.of() : Set.of(HitKind.EPISODE),
        QueryFilter.NONE,
        this == SIMILARITY ? RecallMode.SIMILAR : RecallMode.RECALL,
        List.of(),
        null,
        this == STILL ? 0 : null,
        null,
        false,
        false,
        this == DEFAULT || this == MIXED,
        null,
        at,
        null,
        null,
        null);
  }
}
