package org.mneme.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mneme.model.Completion;
import org.mneme.model.Hit;
import org.mneme.model.Prediction;
import org.mneme.model.QueryError;
import org.mneme.model.RecallResult;
import org.mneme.model.SpaceStats;

/** Reads the records of {@code mneme.results}, for those who asked. */
final class ResultDecoder {

  private String query;
  private String space;
  private long asOf;
  private List<Hit> hits = List.of();
  private String cursor;
  private boolean isPartial;
  private boolean isExpired;
  private List<String> degraded = List.of();
  private Map<String, Long> tookMicros = Map.of();
  private QueryError error;
  private String replyKey;
  private long queriedAt;
  private Prediction predicted;
  private Completion completed;
  private SpaceStats stats;

  static RecallResult read(Fields in) throws IOException, RejectedException {
    ResultDecoder draft = new ResultDecoder();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      draft.accept(field, in);
    }
    return draft.build(in);
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "query" -> query = in.string();
      case "space" -> space = in.space();
      case "asOf" -> asOf = in.anyTime();
      case "hits" -> hits = hits(in);
      case "cursor" -> cursor = in.string();
      case "partial" -> isPartial = in.bool();
      case "expired" -> isExpired = in.bool();
      case "degraded" -> degraded = in.labels();
      case "tookMicros" -> tookMicros = StatsCodec.numbers(in);
      case "stats" -> stats = StatsCodec.read(in);
      case "error" -> error = error(in);
      case "replyKey" -> replyKey = in.string();
      case "queriedAt" -> queriedAt = in.anyTime();
      case "predicted" -> predicted = PredictionReader.read(in);
      case "completed" -> completed = CompletionCodec.read(in);
      default -> in.skip();
    }
  }

  private RecallResult build(Fields in) throws RejectedException {
    return new RecallResult(
        in.require(query, "query"),
        space,
        asOf,
        hits,
        cursor,
        isPartial,
        isExpired,
        degraded,
        tookMicros,
        error,
        replyKey == null ? query : replyKey,
        queriedAt,
        predicted,
        completed,
        stats);
  }

  private static QueryError error(Fields in) throws IOException, RejectedException {
    in.object();
    String code = null;
    String message = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "code" -> code = in.string();
        case "message" -> message = in.string();
        default -> in.skip();
      }
    }
    return new QueryError(in.require(code, "code"), message);
  }

  private static List<Hit> hits(Fields in) throws IOException, RejectedException {
    in.array();
    List<Hit> hits = new ArrayList<>();
    while (in.nextElement()) {
      hits.add(HitReader.read(in));
    }
    return hits;
  }
}
