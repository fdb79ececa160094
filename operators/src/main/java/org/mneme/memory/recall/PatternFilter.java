package org.mneme.memory.recall;

import java.util.function.Predicate;
import org.mneme.association.patterns.KnownPattern;
import org.mneme.association.patterns.ShownRows;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.QueryFilter;

/**
 * Decides whether a pattern satisfies a filter: by its own domain and by when it was last shown; by
 * all else when an episode does that shows it, is stored and may be seen.
 */
final class PatternFilter implements Predicate<KnownPattern> {

  private final QueryFilter filter;
  private final AdmittedRows byEvidence;
  private final ShownRows rows;

  PatternFilter(QueryFilter filter, HotSpace space, ShownRows rows) {
    this.filter = filter;
    this.byEvidence =
        space.admitted(
            new QueryFilter(
                null,
                filter.type(),
                filter.tagsAll(),
                filter.tagsAny(),
                filter.agent(),
                filter.user(),
                filter.session(),
                filter.verdict(),
                filter.minValue(),
                null,
                null));
    this.rows = rows;
  }

  @Override
  public boolean test(KnownPattern known) {
    return (filter.domain() == null || filter.domain().equals(known.pattern().domain()))
        && (filter.after() == null || known.pattern().lastAt() >= filter.after())
        && (filter.before() == null || known.pattern().lastAt() < filter.before())
        && (byEvidence.admitsAll() || isShownByOne(known));
  }

  private boolean isShownByOne(KnownPattern known) {
    for (int row : known.shownRows(rows)) {
      if (byEvidence.admits(row)) {
        return true;
      }
    }
    return false;
  }
}
