package org.mneme.memory;

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
    if (query.mode() != RecallMode.RECALL && query.mode() != RecallMode.SIMILAR) {
      return unsupported("mode " + query.mode(), query);
    }
    if (query.cursor() != null) {
      return unsupported("cursor", query);
    }
    String mismatch =
        space == null || query.embedding() == null
            ? null
            : Encoding.mismatch(space.profile, query.embedding());
    return mismatch == null
        ? null
        : new Rejection(RejectionReason.EMBEDDING_MISMATCH, mismatch, query.origin());
  }

  private static Rejection unsupported(String what, RecallQuery query) {
    return new Rejection(
        RejectionReason.UNSUPPORTED, what + " is not served by this version", query.origin());
  }
}
