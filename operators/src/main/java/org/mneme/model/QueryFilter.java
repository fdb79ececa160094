package org.mneme.model;

import java.util.List;

/**
 * What a hit must satisfy; a null or empty field admits everything.
 *
 * @param domain equal to the task's domain
 * @param type equal to the task's type
 * @param tagsAll every one of these tags
 * @param tagsAny at least one of these tags
 * @param agent equal
 * @param user equal
 * @param session equal
 * @param verdict equal
 * @param minValue value at least this, in [0, 1]
 * @param after closed at or after this, epoch milliseconds
 * @param before closed before this, epoch milliseconds
 */
public record QueryFilter(
    String domain,
    String type,
    List<String> tagsAll,
    List<String> tagsAny,
    String agent,
    String user,
    String session,
    Verdict verdict,
    Double minValue,
    Long after,
    Long before) {

  /** Admits everything. */
  public static final QueryFilter NONE =
      new QueryFilter(null, null, List.of(), List.of(), null, null, null, null, null, null, null);
}
