package org.mneme.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes of a right body one that may be wrong. */
final class Spoiling {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEP = 2_000;

  private Spoiling() {}

  /** {@code body} as text, with none to three things changed; one in ten is no JSON. */
  static String spoilt(JsonNode body, Random random) {
    JsonNode changed = body;
    for (int i = random.nextInt(4); i > 0; i--) {
      changed = changed(changed, random);
    }
    String text = changed.toString();
    return switch (random.nextInt(20)) {
      case 0 -> text.substring(0, random.nextInt(text.length() + 1));
      case 1 -> "[".repeat(DEEP) + text;
      default -> text;
    };
  }

  private static JsonNode changed(JsonNode node, Random random) {
    if (node.isEmpty() || random.nextInt(4) == 0) {
      return value(random);
    }
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(word(random), value(random));
        case 2 -> object.set("space", value(random));
        default -> object.set(name, changed(object.get(name), random));
      }
    } else if (node instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      if (random.nextInt(3) == 0) {
        array.add(value(random));
      } else {
        array.set(at, changed(array.get(at), random));
      }
    }
    return node;
  }

  private static JsonNode value(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(-1);
      case 4 -> NODES.numberNode(1e308 * (random.nextDouble() - 0.5));
      case 5 -> NODES.textNode("x".repeat(random.nextInt(20_000)));
      case 6 -> NODES.textNode("");
      case 7 -> NODES.arrayNode();
      case 8 -> NODES.objectNode();
      case 9 -> NODES.arrayNode().add(random.nextDouble()).add("NaN");
      case 10 -> NODES.textNode("secret");
      default -> NODES.textNode(word(random));
    };
  }

  /** A few characters, percent-encoded where a path needs that. */
  static String word(Random random) {
    List<String> words =
        List.of(
            "e1",
            "a%2Fb",
            "..",
            "%2e%2e",
            "%00",
            "%C3%A4",
            "secret",
            "a%20b",
            "%F0%9F%98%80",
            "~",
            "x".repeat(300),
            "-",
            "%25",
            "null");
    return words.get(random.nextInt(words.size()));
  }
}
