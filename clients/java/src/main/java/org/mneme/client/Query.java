package org.mneme.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A question; its fields are those of Query in {@code docs/asyncapi.yaml}. */
public final class Query {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode fields = JSON.createObjectNode();

  private Query() {}

  /** What memory knows about a text. */
  public static Query text(String text) {
    return new Query().with("text", text);
  }

  /** A question in another mode: similar, complete, predict, get, list, stats. */
  public static Query mode(String mode) {
    return new Query().with("mode", mode);
  }

  /** Most hits, 1 to 1,000. */
  public Query k(int k) {
    return with("k", k);
  }

  /** What to look for: episode, concept, pattern, experience. */
  public Query kinds(String... kinds) {
    return with("kinds", List.of(kinds));
  }

  /** What a hit must satisfy: domain, type, agent, user, session, verdict, minValue and others. */
  public Query filter(String field, Object value) {
    fields.withObject("/filter").set(field, JSON.valueToTree(value));
    return this;
  }

  /** An episode of one's own that must be visible first. */
  public Query after(Episode episode) {
    fields.putObject("after").put("episode", episode.id());
    return this;
  }

  /** Whether hits carry the ways by which they were found. */
  public Query explain() {
    return with("explain", true);
  }

  /** Any field by its name on the wire. */
  public Query with(String field, Object value) {
    fields.set(field, JSON.<JsonNode>valueToTree(value));
    return this;
  }

  ObjectNode json() {
    return fields.deepCopy();
  }
}
