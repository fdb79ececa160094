package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallQuery;

/** Encodes the records of {@code mneme.queries}, for those who ask. */
final class QueryEncoder {

  private QueryEncoder() {}

  static byte[] encode(JsonFactory json, Limits limits, RecallQuery query) {
    return JsonWriter.write(
        json,
        limits,
        out -> {
          out.string("query", query.query());
          out.string("space", query.space());
          out.text("text", query.text(), limits.descriptionBytes());
          out.embedding("embedding", query.embedding());
          out.integer("k", query.k());
          if (query.minSimilarity() != 0) {
            out.number("minSimilarity", query.minSimilarity());
          }
          out.strings("kinds", query.kinds().stream().sorted().map(Names::nameOf).toList());
          if (!query.filter().equals(QueryFilter.NONE)) {
            out.object("filter", part -> filter(part, query.filter()));
          }
          out.constant("mode", query.mode());
          out.strings("ids", query.ids());
          out.string("cursor", query.cursor());
          out.integer("hops", query.hops());
          out.integer("deadlineMillis", query.deadlineMillis());
          out.json.writeBooleanField("exact", query.exact());
          out.json.writeBooleanField("explain", query.explain());
          out.json.writeBooleanField("diverse", query.diverse());
          if (query.after() != null) {
            out.object("after", part -> part.string("episode", query.after()));
          }
          out.time("at", query.at());
          out.vector("state", query.state());
          out.string("replyKey", query.replyKey());
          if (query.mask() != null) {
            mask(out, query.mask());
          }
        });
  }

  private static void mask(JsonWriter out, boolean[] mask) throws IOException {
    out.json.writeArrayFieldStart("mask");
    for (boolean isKnown : mask) {
      out.json.writeBoolean(isKnown);
    }
    out.json.writeEndArray();
  }

  private static void filter(JsonWriter out, QueryFilter filter) throws IOException {
    out.string("domain", filter.domain());
    out.string("type", filter.type());
    if (!filter.tagsAll().isEmpty() || !filter.tagsAny().isEmpty()) {
      out.object(
          "tags",
          tags -> {
            tags.strings("all", filter.tagsAll());
            tags.strings("any", filter.tagsAny());
          });
    }
    out.string("agent", filter.agent());
    out.string("user", filter.user());
    out.string("session", filter.session());
    out.constant("verdict", filter.verdict());
    out.number("minValue", filter.minValue());
    out.time("after", filter.after());
    out.time("before", filter.before());
  }
}
