package org.mneme.model;

import java.util.List;
import java.util.Map;

/**
 * The answer to a query.
 *
 * @param query id of the query
 * @param space its space; null when the query named no readable one
 * @param asOf the "now" that retention was computed for, epoch milliseconds
 * @param hits best first; never null
 * @param cursor where the next page begins, or null
 * @param partial whether part of the space was not yet loaded
 * @param expired whether the query was too old to be worth answering
 * @param degraded names of the parts that could not take part; never null
 * @param tookMicros microseconds by stage
 * @param error set when the query was rejected, else null
 * @param replyKey key of the result record; never null
 * @param queriedAt Kafka timestamp of the query, epoch milliseconds
 * @param predicted the answer of mode {@code predict}; null in other modes, and where too few
 *     experiences are near
 * @param completed what memory adds to a partial query; null in other modes, and where no concept
 *     fits
 * @param stats what the space holds; null but in mode {@code stats}
 * @param traceparent the query's header of this name, for the result's, or null
 */
public record RecallResult(
    String query,
    String space,
    long asOf,
    List<Hit> hits,
    String cursor,
    boolean partial,
    boolean expired,
    List<String> degraded,
    Map<String, Long> tookMicros,
    QueryError error,
    String replyKey,
    long queriedAt,
    Prediction predicted,
    Completion completed,
    SpaceStats stats,
    String traceparent) {

  /** An answer of no trace. */
  public RecallResult(
      String query,
      String space,
      long asOf,
      List<Hit> hits,
      String cursor,
      boolean partial,
      boolean expired,
      List<String> degraded,
      Map<String, Long> tookMicros,
      QueryError error,
      String replyKey,
      long queriedAt,
      Prediction predicted,
      Completion completed,
      SpaceStats stats) {
    this(
        query,
        space,
        asOf,
        hits,
        cursor,
        partial,
        expired,
        degraded,
        tookMicros,
        error,
        replyKey,
        queriedAt,
        predicted,
        completed,
        stats,
        null);
  }

  /** An answer that counts nothing. */
  public RecallResult(
      String query,
      String space,
      long asOf,
      List<Hit> hits,
      String cursor,
      boolean partial,
      boolean expired,
      List<String> degraded,
      Map<String, Long> tookMicros,
      QueryError error,
      String replyKey,
      long queriedAt,
      Prediction predicted,
      Completion completed) {
    this(
        query,
        space,
        asOf,
        hits,
        cursor,
        partial,
        expired,
        degraded,
        tookMicros,
        error,
        replyKey,
        queriedAt,
        predicted,
        completed,
        null);
  }

  /** An answer that completes nothing. */
  public RecallResult(
      String query,
      String space,
      long asOf,
      List<Hit> hits,
      String cursor,
      boolean partial,
      boolean expired,
      List<String> degraded,
      Map<String, Long> tookMicros,
      QueryError error,
      String replyKey,
      long queriedAt,
      Prediction predicted) {
    this(
        query,
        space,
        asOf,
        hits,
        cursor,
        partial,
        expired,
        degraded,
        tookMicros,
        error,
        replyKey,
        queriedAt,
        predicted,
        null);
  }

  /** The same answer with other hits, prediction and completion. */
  public RecallResult with(List<Hit> newHits, Prediction newPrediction, Completion newCompletion) {
    return new RecallResult(
        query,
        space,
        asOf,
        newHits,
        cursor,
        partial,
        expired,
        degraded,
        tookMicros,
        error,
        replyKey,
        queriedAt,
        newPrediction,
        newCompletion,
        stats,
        traceparent);
  }

  /** The same answer to another query that asks the same, which took {@code micros} by stage. */
  public RecallResult to(RecallQuery other, Map<String, Long> micros) {
    return new RecallResult(
        other.query(),
        other.space(),
        asOf,
        hits,
        cursor,
        partial,
        expired,
        degraded,
        micros,
        error,
        other.resultKey(),
        other.origin().timestamp(),
        predicted,
        completed,
        stats,
        other.origin().traceparent());
  }

  /** The same answer within the trace of the query that {@code asked} brought. */
  public RecallResult inTraceOf(Origin asked) {
    return new RecallResult(
        query,
        space,
        asOf,
        hits,
        cursor,
        partial,
        expired,
        degraded,
        tookMicros,
        error,
        replyKey,
        queriedAt,
        predicted,
        completed,
        stats,
        asked.traceparent());
  }

  /** An answer without hits that says why the query was rejected. */
  public static RecallResult rejected(
      String query, String space, String replyKey, long queriedAt, QueryError error) {
    return new RecallResult(
        query,
        space,
        queriedAt,
        List.of(),
        null,
        false,
        false,
        List.of(),
        Map.of(),
        error,
        replyKey == null ? query : replyKey,
        queriedAt,
        null);
  }

  /** An answer without hits to a query that came too late. */
  public static RecallResult expired(RecallQuery query) {
    return new RecallResult(
        query.query(),
        query.space(),
        query.asOf(),
        List.of(),
        null,
        false,
        true,
        List.of(),
        Map.of(),
        null,
        query.resultKey(),
        query.origin().timestamp(),
        null);
  }
}
