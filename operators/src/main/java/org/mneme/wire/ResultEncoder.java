package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.mneme.model.Hit;
import org.mneme.model.Prediction;
import org.mneme.model.RecallResult;
import org.mneme.model.ToolVote;

/** Encodes the records of {@code mneme.results}. */
final class ResultEncoder {

  private ResultEncoder() {}

  static byte[] encode(JsonFactory json, Limits limits, RecallResult result) {
    return Fitting.fit(
        result,
        limits.valueBytes(),
        ResultReduction.STAGES,
        (reduced, cut) -> write(json, limits, reduced, cut));
  }

  private static byte[] write(
      JsonFactory json, Limits limits, RecallResult result, List<String> cut) {
    return JsonWriter.write(
        json,
        limits,
        out -> {
          out.string("query", result.query());
          out.string("space", result.space());
          out.time("asOf", result.asOf());
          out.json.writeArrayFieldStart("hits");
          for (Hit hit : result.hits()) {
            HitWriter.write(out, hit);
          }
          out.json.writeEndArray();
          if (result.predicted() != null) {
            out.object("predicted", part -> prediction(part, result.predicted()));
          }
          if (result.completed() != null) {
            out.object("completed", part -> CompletionCodec.write(part, result.completed()));
          }
          if (result.stats() != null) {
            out.object("stats", part -> StatsCodec.write(part, result.stats()));
          }
          out.string("cursor", result.cursor());
          out.json.writeBooleanField("partial", result.partial());
          out.json.writeBooleanField("expired", result.expired());
          out.strings("degraded", degraded(result, cut));
          out.object("tookMicros", part -> StatsCodec.write(part, result.tookMicros()));
          if (result.error() != null) {
            out.object(
                "error",
                part -> {
                  part.string("code", result.error().code());
                  part.string("message", result.error().message());
                });
          }
          out.string("replyKey", result.replyKey());
          out.time("queriedAt", result.queriedAt());
          cut.forEach(out::markCut);
        });
  }

  /** What could not take part, and what had to be left out for size. */
  private static List<String> degraded(RecallResult result, List<String> cut) {
    return Stream.concat(result.degraded().stream(), cut.stream().map(part -> "cut-" + part))
        .toList();
  }

  private static void prediction(JsonWriter out, Prediction prediction) throws IOException {
    out.vector("action", prediction.action());
    out.vector("outcome", prediction.outcome());
    out.json.writeArrayFieldStart("tools");
    for (ToolVote vote : prediction.tools()) {
      out.json.writeStartObject();
      out.string("tool", vote.tool());
      out.number("share", vote.share());
      out.number("success", vote.success());
      out.json.writeEndObject();
    }
    out.json.writeEndArray();
    out.number("confidence", prediction.confidence());
    out.strings("experiences", prediction.experiences());
  }
}
