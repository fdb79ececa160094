package org.mneme.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mneme.model.Pitfall;
import org.mneme.model.Playbook;

/** Writes and reads how a hit says to follow a pattern. */
final class PlaybookCodec {

  private PlaybookCodec() {}

  static void write(JsonWriter out, Playbook playbook) throws IOException {
    out.strings("steps", playbook.steps());
    out.json.writeArrayFieldStart("pitfalls");
    for (Pitfall pitfall : playbook.pitfalls()) {
      out.json.writeStartObject();
      out.string("error", pitfall.error());
      out.strings("tools", pitfall.tools());
      out.number("bound", pitfall.bound());
      out.string("pattern", pitfall.pattern());
      out.json.writeEndObject();
    }
    out.json.writeEndArray();
    out.number("confidence", playbook.confidence());
    out.strings("sources", playbook.sources());
  }

  static Playbook read(Fields in) throws IOException, RejectedException {
    List<String> steps = List.of();
    List<Pitfall> pitfalls = new ArrayList<>();
    double confidence = 0;
    List<String> sources = List.of();
    in.object();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "steps" -> steps = in.labels();
        case "pitfalls" -> {
          in.array();
          while (in.nextElement()) {
            pitfalls.add(pitfall(in));
          }
        }
        case "confidence" -> confidence = in.number();
        case "sources" -> sources = in.labels();
        default -> in.skip();
      }
    }
    return new Playbook(steps, pitfalls, confidence, sources);
  }

  private static Pitfall pitfall(Fields in) throws IOException, RejectedException {
    String error = null;
    List<String> tools = List.of();
    double bound = 0;
    String pattern = null;
    in.object();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "error" -> error = in.string();
        case "tools" -> tools = in.labels();
        case "bound" -> bound = in.number();
        case "pattern" -> pattern = in.string();
        default -> in.skip();
      }
    }
    return new Pitfall(error, tools, bound, pattern);
  }
}
