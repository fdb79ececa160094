package org.mneme.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import org.mneme.gateway.verbs.Body;
import org.mneme.gateway.verbs.ProblemException;
import org.mneme.gateway.verbs.Reply;
import org.mneme.gateway.verbs.Verbs;

/** Finds the verb for a route. */
final class Dispatch {

  private static final int LIST_SIZE = 100;

  private final Verbs verbs;

  Dispatch(Verbs verbs) {
    this.verbs = verbs;
  }

  CompletableFuture<Reply> reply(Call call) {
    String space = call.space();
    return switch (call.route()) {
      case EPISODES -> verbs.remembering().episode(space, Body.read(call.body()), call.writing());
      case STEPS, EPISODE_STEPS ->
          verbs.remembering().steps(space, Body.read(call.body()), call.writing());
      case COMPLETE, EPISODE_COMPLETE ->
          verbs.remembering().complete(space, Body.read(call.body()), call.writing());
      case FEEDBACK -> verbs.telling().feedback(space, Body.read(call.body()), call.writing());
      case FORGET -> verbs.telling().forget(space, Body.read(call.body()), call.writing());
      case PIN -> verbs.telling().order("pin", space, Body.read(call.body()), call.writing());
      case CONFIGURE ->
          verbs.telling().order("configure", space, Body.read(call.body()), call.writing());
      case REEMBED -> verbs.telling().order("reembed", space, optional(call), call.writing());
      case RECALL -> verbs.asking().ask(space, Body.read(call.body()), call.traceparent());
      case PREDICT -> verbs.asking().predict(space, Body.read(call.body()), call.traceparent());
      case EPISODE -> verbs.asking().episode(space, call.episode());
      case CONCEPTS -> verbs.asking().ask(space, list(call, "concept"));
      case PATTERNS -> verbs.asking().ask(space, list(call, "pattern"));
      case STATS -> verbs.asking().ask(space, Body.object().put("mode", "stats"));
      case HEALTH, METRICS, OPENAPI_JSON, OPENAPI_YAML ->
          throw new IllegalStateException(call.route() + " is answered elsewhere");
    };
  }

  /** The body of a verb that needs to be told nothing. */
  private static JsonNode optional(Call call) {
    return call.body().length == 0 ? Body.object() : Body.read(call.body());
  }

  private static ObjectNode list(Call call, String kind) {
    ObjectNode query = Body.object().put("mode", "list").put("k", k(call.parameters().get("k")));
    query.putArray("kinds").add(kind);
    if (call.parameters().containsKey("cursor")) {
      query.put("cursor", call.parameters().get("cursor"));
    }
    if (call.parameters().containsKey("domain")) {
      query.putObject("filter").put("domain", call.parameters().get("domain"));
    }
    return query;
  }

  private static int k(String text) {
    try {
      return text == null ? LIST_SIZE : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new ProblemException(422, "wrong-type", "k: expected a whole number", "k", 0);
    }
  }
}
