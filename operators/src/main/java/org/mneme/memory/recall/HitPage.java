package org.mneme.memory.recall;

import java.util.List;
import org.mneme.model.Hit;

/**
 * Hits, and where the next ones begin.
 *
 * @param next what a query names for the next page, or null where there is none
 */
record HitPage(List<Hit> hits, String next) {

  static final HitPage EMPTY = new HitPage(List.of(), null);
}
