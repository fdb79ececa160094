package org.mneme.gateway.verbs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Makes the records of an episode out of a request's body. */
final class EpisodeDrafts {

  /** Steps of an episode, and so of a request. */
  static final int MOST_STEPS = 1_000;

  private static final List<String> OF_START =
      List.of("task", "agent", "user", "session", "embedding", "at");

  private final Door door;
  private final String space;
  private final long now;

  /**
   * For requests to one space.
   *
   * @param now the time of what names none, in epoch milliseconds
   */
  EpisodeDrafts(Door door, String space, long now) {
    this.door = door;
    this.space = space;
    this.now = now;
  }

  /** One record, or a whole episode: a start with its steps, its outcome, or both. */
  List<Draft> episode(ObjectNode body, String newId) {
    if (body.hasNonNull("type")) {
      Door.fill(body, "episode", newId);
      return List.of(record(body, body.get("type").asText(), null));
    }
    boolean isWhole = body.hasNonNull("steps") || body.hasNonNull("outcome");
    Door.fill(body, "episode", newId);
    return isWhole ? whole(body) : List.of(record(body, "started", null));
  }

  /** One step, a list of them, or {@code {"episode", "steps": […]}}. */
  List<Draft> steps(JsonNode body, String episode) {
    if (body.isArray()) {
      return steps(body, episode, now, null);
    }
    ObjectNode object = Body.object(body, null);
    String inBody = object.path("episode").asText(null);
    if (object.hasNonNull("steps")) {
      return steps(object.get("steps"), episode == null ? inBody : episode, now, "steps");
    }
    if (episode != null) {
      Door.fix(object, "episode", episode);
    }
    return List.of(record(object, "step", null));
  }

  /** The end of an episode. */
  List<Draft> complete(ObjectNode body, String episode) {
    if (episode != null) {
      Door.fix(body, "episode", episode);
    }
    return List.of(record(body, "completed", null));
  }

  private List<Draft> whole(ObjectNode body) {
    ObjectNode start = Body.object();
    OF_START.stream().filter(body::hasNonNull).forEach(name -> start.set(name, body.get(name)));
    String episode = body.get("episode").asText();
    start.set("episode", body.get("episode"));
    List<Draft> drafts = new ArrayList<>();
    Draft started = record(start, "started", null);
    drafts.add(started);
    if (body.hasNonNull("steps")) {
      drafts.addAll(steps(body.get("steps"), episode, started.at(), "steps"));
    }
    if (body.hasNonNull("outcome")) {
      ObjectNode end = Body.object();
      end.set("episode", body.get("episode"));
      end.put("steps", drafts.size() - 1);
      end.set("outcome", body.get("outcome"));
      if (body.hasNonNull("completedAt")) {
        end.set("at", body.get("completedAt"));
      } else {
        end.put("at", drafts.stream().mapToLong(Draft::at).max().orElse(now));
      }
      drafts.add(record(end, "completed", null));
    }
    return drafts;
  }

  private List<Draft> steps(JsonNode list, String episode, long at, String name) {
    if (!list.isArray()) {
      throw new ProblemException(422, "wrong-type", name + ": expected an array", name, 0);
    }
    if (list.isEmpty() || list.size() > MOST_STEPS) {
      throw new ProblemException(
          list.isEmpty() ? 422 : 413,
          list.isEmpty() ? "invalid-value" : "too-many-steps",
          "a request has 1 to " + MOST_STEPS + " steps, not " + list.size(),
          name,
          0);
    }
    List<Draft> drafts = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      String path = (name == null ? "" : name) + '[' + i + ']';
      ObjectNode step = Body.object(list.get(i), path);
      if (episode != null) {
        Door.fix(step, "episode", episode);
      }
      if (!step.hasNonNull("step")) {
        step.put("step", i + 1);
      }
      Door.fillTime(step, at);
      drafts.add(record(step, "step", path));
    }
    return drafts;
  }

  private Draft record(ObjectNode body, String type, String path) {
    Door.fix(body, "type", type);
    Door.fix(body, "space", space);
    Door.fillTime(body, now);
    // The codec reads records that begin with their type in one pass.
    ObjectNode ordered = Body.object();
    ordered.set("type", body.get("type"));
    ordered.setAll(body);
    return door.event(ordered, path, now);
  }
}
