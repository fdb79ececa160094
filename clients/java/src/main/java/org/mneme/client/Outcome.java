package org.mneme.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How an episode ended.
 *
 * @param verdict success, partial, failure or abstained
 * @param score 0 to 1, or null
 * @param detail for people, or null
 */
public record Outcome(String verdict, Double score, String detail) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** It did what it should. */
  public static Outcome success() {
    return new Outcome("success", null, null);
  }

  /** It did a part, 0 to 1. */
  public static Outcome partial(double score) {
    return new Outcome("partial", score, null);
  }

  /** It did not. */
  public static Outcome failure(String detail) {
    return new Outcome("failure", null, detail);
  }

  /** It was right not to. */
  public static Outcome abstained(String detail) {
    return new Outcome("abstained", null, detail);
  }

  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode().put("verdict", verdict);
    if (score != null) {
      json.put("score", score);
    }
    if (detail != null) {
      json.put("detail", detail);
    }
    return json;
  }
}
