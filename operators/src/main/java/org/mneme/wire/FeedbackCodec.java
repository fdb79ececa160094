package org.mneme.wire;

import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.MISSING_FIELD;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.mneme.model.Feedback;
import org.mneme.model.Origin;

/** Decodes and encodes the records of {@code mneme.feedback}. */
final class FeedbackCodec {

  private FeedbackCodec() {}

  static Feedback decode(JsonFactory json, Limits limits, Origin origin)
      throws IOException, RejectedException {
    try (JsonParser parser = Json.open(json, origin.value())) {
      Fields in = new Fields(parser, limits, origin);
      Feedback feedback = read(in);
      in.finish();
      return feedback;
    }
  }

  static byte[] encode(JsonFactory json, Limits limits, Feedback feedback) {
    return JsonWriter.write(
        json,
        limits,
        out -> {
          out.string("id", feedback.id());
          out.string("space", feedback.space());
          out.string("query", feedback.query());
          out.strings("helped", feedback.helped());
          out.strings("hurt", feedback.hurt());
          out.time("at", feedback.at());
        });
  }

  private static Feedback read(Fields in) throws IOException, RejectedException {
    String id = null;
    String space = null;
    String query = null;
    List<String> helped = List.of();
    List<String> hurt = List.of();
    long at = in.origin().timestamp();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "id" -> id = in.id();
        case "space" -> space = in.space();
        case "query" -> query = in.id();
        case "helped" -> helped = in.ids(in.limits().hits());
        case "hurt" -> hurt = in.ids(in.limits().hits());
        case "at" -> at = in.time();
        default -> in.skip();
      }
    }
    if (helped.isEmpty() && hurt.isEmpty()) {
      throw new RejectedException(MISSING_FIELD, "helped or hurt is missing");
    }
    if (!Collections.disjoint(helped, hurt)) {
      throw new RejectedException(INVALID_VALUE, "hurt: names a hit that helped names too");
    }
    return new Feedback(
        in.require(id, "id"),
        in.require(space, "space"),
        in.require(query, "query"),
        helped,
        hurt,
        at,
        in.origin());
  }
}
