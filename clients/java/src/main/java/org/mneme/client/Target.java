package org.mneme.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What to forget.
 *
 * @param kind episode, agent, user or space
 * @param id of it; of a space its name once more
 */
public record Target(String kind, String id) {

  /** One episode. */
  public static Target episode(String id) {
    return new Target("episode", id);
  }

  /** All that an agent did. */
  public static Target agent(String id) {
    return new Target("agent", id);
  }

  /** All that was done for a user. */
  public static Target user(String id) {
    return new Target("user", id);
  }

  /** The whole space. */
  public static Target space(String name) {
    return new Target("space", name);
  }

  ObjectNode json() {
    return new ObjectMapper().createObjectNode().put(kind, id);
  }
}
