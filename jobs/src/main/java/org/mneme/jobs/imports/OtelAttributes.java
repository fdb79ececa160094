package org.mneme.jobs.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Attributes by key, of OTLP's {@code [{"key", "value": {"stringValue" | "intValue" | …}}]}.
 *
 * @param values plain JSON of each
 */
record OtelAttributes(Map<String, JsonNode> values) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static OtelAttributes of(ChatNode list) {
    Map<String, JsonNode> values = new HashMap<>();
    for (ChatNode attribute : list.elements()) {
      String key = attribute.object().get("key").text();
      if (key != null) {
        values.put(key, plain(attribute.get("value").json()));
      }
    }
    return new OtelAttributes(values);
  }

  /** These, and of {@code others} those that are not among them. */
  OtelAttributes over(OtelAttributes others) {
    Map<String, JsonNode> both = new HashMap<>(others.values);
    both.putAll(values);
    return new OtelAttributes(both);
  }

  /**
   * The first of these that is there and not blank: a string, or JSON as it is written; or null.
   */
  String text(String... keys) {
    for (String key : keys) {
      JsonNode value = values.get(key);
      String text =
          value == null || value.isNull()
              ? ""
              : value.isValueNode() ? value.asText() : value.toString();
      if (!text.isBlank()) {
        return text;
      }
    }
    return null;
  }

  /** The first of these as JSON, read from a string where it is one; or a missing node. */
  JsonNode json(String... keys) {
    String text = text(keys);
    if (text == null) {
      return JSON.missingNode();
    }
    try {
      return JSON.readTree(text);
    } catch (java.io.IOException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }

  private static JsonNode plain(JsonNode value) {
    if (value.has("arrayValue")) {
      ArrayNode array = JSON.createArrayNode();
      value.path("arrayValue").path("values").forEach(element -> array.add(plain(element)));
      return array;
    }
    if (value.has("kvlistValue")) {
      ObjectNode object = JSON.createObjectNode();
      for (JsonNode pair : value.path("kvlistValue").path("values")) {
        object.set(pair.path("key").asText(), plain(pair.path("value")));
      }
      return object;
    }
    // One field, named for its type; 64-bit numbers are strings.
    return value.isObject() && value.size() > 0 ? value.elements().next() : JSON.nullNode();
  }
}
