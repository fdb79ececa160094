package org.mneme.memory.recall;

import java.util.Set;
import org.mneme.episodic.prediction.ExperienceFilter;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.HitKind;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/** Why a query that keeps the contract cannot be answered all the same. */
final class QueryRefusal {

  private QueryRefusal() {}

  /**
   * Why {@code query} is refused, or null when it is not.
   *
   * @param space the space that it asks, or null when nothing is stored in it
   */
  static Rejection of(RecallQuery query, HotSpace space) {
    if (query.mode() == RecallMode.LIST && query.kinds().size() > 1) {
      return unsupported("a list of more than one kind", query);
    }
    if (query.mode() == RecallMode.PREDICT && query.state() == null) {
      return new Rejection(
          RejectionReason.MISSING_FIELD, "state: a prediction is of a state", query.origin());
    }
    if (asksForExperiences(query) && !ExperienceFilter.serves(query.filter())) {
      return unsupported("a verdict or value of experiences", query);
    }
    if (query.cursor() != null && query.mode() != RecallMode.LIST) {
      if (!RankCursor.isServed(query)) {
        return unsupported(
            "a cursor of a ranking that is thinned (diverse) or not of episodes or concepts alone",
            query);
      }
      if (RankCursor.of(query) == null) {
        return new Rejection(
            RejectionReason.INVALID_VALUE,
            "cursor: is not one that this query gave",
            query.origin());
      }
    }
    String mismatch =
        space == null || query.embedding() == null
            ? null
            : Encoding.mismatch(space.profile, query.embedding());
    return mismatch == null
        ? null
        : new Rejection(RejectionReason.EMBEDDING_MISMATCH, mismatch, query.origin());
  }

  private static boolean asksForExperiences(RecallQuery query) {
    return switch (query.mode()) {
      case PREDICT -> true;
      case LIST, GET -> query.kinds().equals(Set.of(HitKind.EXPERIENCE));
      default -> false;
    };
  }

  private static Rejection unsupported(String what, RecallQuery query) {
    return new Rejection(
        RejectionReason.UNSUPPORTED, what + " is not served by this version", query.origin());
  }
}
