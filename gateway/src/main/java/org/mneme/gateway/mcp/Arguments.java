package org.mneme.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mneme.gateway.verbs.Body;

/** Turns a tool's flat arguments into the body of a verb. */
final class Arguments {

  private static final int HITS = 5;

  private Arguments() {}

  static ObjectNode start(ObjectNode in) {
    ObjectNode body = copy(in, "episode", "agent", "user", "session").put("type", "started");
    ObjectNode task = copy(in, "domain", "type", "tags");
    task.set("description", in.get("task"));
    body.set("task", task);
    return body;
  }

  static ObjectNode step(ObjectNode in) {
    ObjectNode body =
        copy(in, "episode", "step", "tool", "action", "parameters", "observation", "state");
    if (in.hasNonNull("status") || in.hasNonNull("message")) {
      body.set("result", copy(in, "status", "message"));
    }
    return body;
  }

  static ObjectNode complete(ObjectNode in) {
    ObjectNode body = copy(in, "episode", "steps");
    body.set("outcome", copy(in, "verdict", "score", "detail"));
    return body;
  }

  static ObjectNode recall(ObjectNode in) {
    ObjectNode body = copy(in, "text", "k", "kinds");
    return filtered(body, in);
  }

  static ObjectNode patterns(ObjectNode in) {
    ObjectNode body = copy(in, "text", "k");
    body.putArray("kinds").add("pattern");
    return filtered(body, in);
  }

  static ObjectNode successes(ObjectNode in) {
    ObjectNode body = filtered(copy(in, "text", "k"), in);
    body.putArray("kinds").add("episode");
    body.withObject("/filter").put("verdict", "success");
    return body;
  }

  static ObjectNode predict(ObjectNode in) {
    return filtered(copy(in, "state", "k"), in);
  }

  static ObjectNode feedback(ObjectNode in) {
    return copy(in, "query", "helped", "hurt");
  }

  static ObjectNode forget(ObjectNode in) {
    ObjectNode body = copy(in, "dryRun");
    body.set("target", copy(in, "episode", "agent", "user"));
    return body;
  }

  private static ObjectNode filtered(ObjectNode body, ObjectNode in) {
    if (!body.has("k")) {
      body.put("k", HITS);
    }
    ObjectNode filter = copy(in, "domain", "verdict");
    if (!filter.isEmpty()) {
      body.set("filter", filter);
    }
    return body;
  }

  private static ObjectNode copy(ObjectNode in, String... names) {
    ObjectNode out = Body.object();
    for (String name : List.of(names)) {
      JsonNode value = in.get(name);
      if (value != null && !value.isNull()) {
        out.set(name, value);
      }
    }
    return out;
  }
}
