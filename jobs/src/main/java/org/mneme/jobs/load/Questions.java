package org.mneme.jobs.load;

import java.util.List;
import java.util.Set;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/** Questions in words, with every other field as it is by default. */
final class Questions {

  private Questions() {}

  /** A question for ten hits. */
  static RecallQuery plain(String id, String space, String text) {
    return of(id, space, text, Explained.NO);
  }

  /** A question for ten hits that say how they were found. */
  static RecallQuery explained(String id, String space, String text) {
    return of(id, space, text, Explained.YES);
  }

  private enum Explained {
    YES,
    NO
  }

  private static RecallQuery of(String id, String space, String text, Explained explained) {
    return new RecallQuery(
        id,
        space,
        text,
        null,
        RecallQuery.DEFAULT_K,
        0,
        Set.of(),
        QueryFilter.NONE,
        RecallMode.RECALL,
        List.of(),
        null,
        null,
        null,
        false,
        explained == Explained.YES,
        true,
        null,
        null,
        null,
        null,
        null);
  }
}
