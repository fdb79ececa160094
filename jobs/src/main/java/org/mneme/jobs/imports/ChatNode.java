package org.mneme.jobs.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON value that knows its place, so that whatever is wrong with it can be found.
 *
 * @param json the value; {@code MissingNode} where there is none
 * @param where file, trajectory and line
 * @param pointer RFC 6901 pointer from the trajectory on
 */
record ChatNode(JsonNode json, String where, String pointer) {

  ChatNode get(String field) {
    return new ChatNode(json.path(field), where, pointer + '/' + field);
  }

  boolean isAbsent() {
    return json.isMissingNode() || json.isNull();
  }

  /** Text; null where there is none. */
  String text() {
    if (isAbsent()) {
      return null;
    }
    if (!json.isTextual()) {
      throw wrong("is not a string");
    }
    return json.textValue();
  }

  /** A name that files write as a string or as a whole number; null where there is none. */
  String label(int maximumLength) {
    if (isAbsent()) {
      return null;
    }
    if (!json.isTextual() && !json.isIntegralNumber()) {
      throw wrong("is neither a string nor a whole number");
    }
    String label = json.asText();
    if (label.isEmpty() || label.length() > maximumLength) {
      throw wrong("has %d characters, not 1 to %d".formatted(label.length(), maximumLength));
    }
    if (label.chars().anyMatch(Character::isISOControl)) {
      throw wrong("holds a control character");
    }
    return label;
  }

  /** A number in [0, 1]; null where there is none. */
  Double share() {
    if (isAbsent()) {
      return null;
    }
    if (!json.isNumber()) {
      throw wrong("is not a number");
    }
    double share = json.doubleValue();
    if (!(share >= 0 && share <= 1)) {
      throw wrong("is " + share + ", not in [0, 1]");
    }
    return share;
  }

  /** The elements of an array; none where there is no array. */
  List<ChatNode> elements() {
    if (isAbsent()) {
      return List.of();
    }
    if (!json.isArray()) {
      throw wrong("is not an array");
    }
    List<ChatNode> elements = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      elements.add(new ChatNode(json.get(i), where, pointer + '/' + i));
    }
    return elements;
  }

  /** This value, which must be an object. */
  ChatNode object() {
    if (!json.isObject()) {
      throw wrong("is not an object");
    }
    return this;
  }

  ChatFormatException wrong(String problem) {
    return new ChatFormatException(where, pointer.isEmpty() ? problem : pointer + ' ' + problem);
  }
}
