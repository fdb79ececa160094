package org.mneme.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A step of an episode; its fields are those of Step in {@code docs/asyncapi.yaml}. */
public final class Step {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode fields = JSON.createObjectNode();

  private Step() {}

  /** A use of a tool. */
  public static Step of(String tool) {
    return new Step().with("tool", tool);
  }

  /** What was done with it. */
  public Step action(String action) {
    return with("action", action);
  }

  /** Its arguments. */
  public Step parameters(Map<String, ?> parameters) {
    return with("parameters", parameters);
  }

  /** What came back. */
  public Step observation(String observation) {
    return with("observation", observation);
  }

  /** That it failed. */
  public Step error(String message) {
    return with("result", Map.of("status", "error", "message", message));
  }

  /** How long it took. */
  public Step latencyMillis(long millis) {
    return with("latencyMillis", millis);
  }

  /** The state before it, which makes it an experience. */
  public Step state(float... state) {
    return with("state", state);
  }

  /** Any field by its name on the wire. */
  public Step with(String field, Object value) {
    fields.set(field, JSON.<JsonNode>valueToTree(value));
    return this;
  }

  ObjectNode json() {
    return fields.deepCopy();
  }
}
