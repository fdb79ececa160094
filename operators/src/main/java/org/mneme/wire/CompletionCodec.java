package org.mneme.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mneme.model.Completion;
import org.mneme.model.Share;

/** Writes and reads what memory adds to a partial query. */
final class CompletionCodec {

  private CompletionCodec() {}

  static void write(JsonWriter out, Completion completion) throws IOException {
    out.vector("vector", completion.vector());
    shares(out, "domain", completion.domain());
    shares(out, "type", completion.type());
    shares(out, "tags", completion.tags());
    shares(out, "tools", completion.tools());
    shares(out, "verdict", completion.verdict());
    shares(out, "concepts", completion.concepts());
    out.number("confidence", completion.confidence());
  }

  static Completion read(Fields in) throws IOException, RejectedException {
    in.object();
    byte[] vector = null;
    List<Share> domain = List.of();
    List<Share> type = List.of();
    List<Share> tags = List.of();
    List<Share> tools = List.of();
    List<Share> verdict = List.of();
    List<Share> concepts = List.of();
    double confidence = 0;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "vector" -> vector = VectorReader.packed(in);
        case "domain" -> domain = shares(in);
        case "type" -> type = shares(in);
        case "tags" -> tags = shares(in);
        case "tools" -> tools = shares(in);
        case "verdict" -> verdict = shares(in);
        case "concepts" -> concepts = shares(in);
        case "confidence" -> confidence = in.number();
        default -> in.skip();
      }
    }
    return new Completion(vector, domain, type, tags, tools, verdict, concepts, confidence);
  }

  private static void shares(JsonWriter out, String field, List<Share> shares) throws IOException {
    if (shares.isEmpty()) {
      return;
    }
    out.json.writeArrayFieldStart(field);
    for (Share share : shares) {
      out.json.writeStartObject();
      out.string("value", share.value());
      out.number("share", share.share());
      out.json.writeEndObject();
    }
    out.json.writeEndArray();
  }

  private static List<Share> shares(Fields in) throws IOException, RejectedException {
    in.array();
    List<Share> shares = new ArrayList<>();
    while (in.nextElement()) {
      shares.add(share(in));
    }
    return shares;
  }

  private static Share share(Fields in) throws IOException, RejectedException {
    in.object();
    String value = null;
    double share = 0;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "value" -> value = in.string();
        case "share" -> share = in.number();
        default -> in.skip();
      }
    }
    return new Share(in.require(value, "value"), share);
  }
}
