package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import org.mneme.model.Binding;

/** Writes and reads the records of {@code mneme.bindings}. */
final class BindingCodec {

  private BindingCodec() {}

  static byte[] encode(JsonFactory json, Limits limits, Binding binding) {
    return JsonWriter.write(
        json,
        limits,
        out -> {
          out.string("space", binding.space());
          out.string("episode", binding.episode());
          out.string("concept", binding.concept());
          out.number("strength", binding.strength());
          out.time("at", binding.at());
        });
  }

  static Binding read(Fields in) throws IOException, RejectedException {
    String space = null;
    String episode = null;
    String concept = null;
    double strength = 0;
    long at = 0;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "space" -> space = in.space();
        case "episode" -> episode = in.string();
        case "concept" -> concept = in.string();
        case "strength" -> strength = in.number();
        case "at" -> at = in.anyTime();
        default -> in.skip();
      }
    }
    return new Binding(
        in.require(space, "space"),
        in.require(episode, "episode"),
        in.require(concept, "concept"),
        strength,
        at,
        false);
  }
}
