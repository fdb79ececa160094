package org.mneme.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing remembered.
 *
 * @param kind episode, concept, pattern or experience
 * @param id its id
 * @param score 0 to 1
 * @param confidence 0 to 1
 * @param json the hit as it came: parts, path, and the digest of its kind
 */
public record Hit(String kind, String id, double score, double confidence, JsonNode json) {

  static Hit of(JsonNode json) {
    return new Hit(
        json.path("kind").asText(),
        json.path("id").asText(),
        json.path("score").asDouble(),
        json.path("confidence").asDouble(),
        json);
  }

  /** What happened, in a sentence or two; empty for what is no episode. */
  public String summary() {
    return json.at("/digest/summary").asText("");
  }
}
