package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mneme.model.Inbound;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/**
 * The codec and {@code docs/asyncapi.yaml} admit and refuse the same records: every value of every
 * example is replaced by values of all types and by those at and beyond the bounds of its schema.
 */
class ContractAgreementTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ContractDocument contract = ContractDocument.read();
  private int admitted;
  private int refused;

  @Test
  void agreeOnEveryValueReplaced() {
    for (InboundMessage message : InboundMessage.ALL) {
      for (JsonNode example : contract.examples(message.schema())) {
        for (Place place : places(contract.schema(message.schema()), example)) {
          for (JsonNode value : values(place.schema())) {
            assertAgreement(message, example, place.withValue(value));
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(5_000);
    assertThat(admitted).isGreaterThan(500);
  }

  @Test
  void agreeOnEveryValueAbsentOrNull() {
    for (InboundMessage message : InboundMessage.ALL) {
      for (JsonNode example : contract.examples(message.schema())) {
        for (Place place : places(contract.schema(message.schema()), example)) {
          assertAgreement(message, example, place.withValue(null));
          assertAgreement(message, example, place.withValue(NODES.nullNode()));
        }
      }
    }
    assertThat(refused).isGreaterThan(50);
    assertThat(admitted).isGreaterThan(100);
  }

  /** The names are all words in quotes in the codec's own sources: what it could know at all. */
  @Test
  void agreeOnEveryNameThatTheCodecCouldKnow() throws IOException {
    Set<String> names = wordsOfTheSources();
    assertThat(names).contains("space", "f32", "tags", "outcome", "helped", "dimension");
    for (InboundMessage message : InboundMessage.ALL) {
      JsonNode fullest =
          Collections.max(
              contract.examples(message.schema()), Comparator.comparingInt(JsonNode::size));
      for (Place place : places(contract.schema(message.schema()), fullest)) {
        if (place.value() instanceof ObjectNode && !place.pointer().startsWith("/parameters")) {
          names.stream()
              .filter(name -> !place.schema().path("properties").has(name))
              .forEach(name -> assertIgnoredByBothOrByNeither(message, fullest, place, name));
        }
      }
    }
    assertThat(admitted).isGreaterThan(3_000);
    assertThat(refused).isGreaterThan(500);
  }

  private void assertIgnoredByBothOrByNeither(
      InboundMessage message, JsonNode example, Place place, String name) {
    for (JsonNode value : List.of(NODES.numberNode(7), NODES.textNode("x"), NODES.arrayNode())) {
      ObjectNode extended = place.value().deepCopy();
      extended.set(name, value);
      assertAgreement(message, example, place.withValue(extended));
    }
  }

  private void assertAgreement(InboundMessage message, JsonNode example, Change change) {
    JsonNode record = change.applyTo(example);
    if (record == null) {
      return;
    }
    Inbound inbound = message.decode(record);
    String faults = contract.faults(message.schema(), record);
    if (inbound.rejection() == null) {
      assertThat(faults).as("admitted by the codec: %s", record).isEmpty();
      admitted++;
    } else if (!isBeyondSchemas(inbound.rejection())) {
      assertThat(faults)
          .as("refused by the codec, %s: %s", inbound.rejection().message(), record)
          .isNotEmpty();
      refused++;
    }
  }

  /** Whether a record was refused for what JSON Schema cannot say. */
  private static boolean isBeyondSchemas(Rejection rejection) {
    return rejection.reason() == RejectionReason.FUTURE_TIME
        || rejection.reason() == RejectionReason.INVALID_VECTOR
        || rejection.message().contains("helped names too")
        || rejection.message().contains("must repeat the record's space");
  }

  /** Values of every type, and those at the bounds that {@code schema} gives and just beyond. */
  private static List<JsonNode> values(JsonNode schema) {
    List<JsonNode> values = new ArrayList<>();
    for (String text :
        List.of(
            "",
            "x",
            "a b",
            "é水\uD83D\uDE00",
            "a\u0000b",
            "AACAPwAAAL8=",
            "step",
            "success",
            "2026-11-21T10:00:00Z",
            "2026-11-21T10:00:00",
            "2026-11-21",
            "2026-11-21T10:00+01:00")) {
      values.add(NODES.textNode(text));
    }
    for (double number : new double[] {0.5, -0.5, 7.5, 1e300, -1e300, 1, 0}) {
      values.add(NODES.numberNode(number));
    }
    for (long number : new long[] {0, 1, -1, 7, 4096, Limits.LARGEST_INTEGER, Long.MAX_VALUE}) {
      values.add(NODES.numberNode(number));
    }
    values.add(NODES.booleanNode(true));
    values.add(NODES.objectNode());
    values.add(NODES.objectNode().put("f32", "AACAPwAAAL8="));
    values.add(NODES.arrayNode());
    values.add(NODES.arrayNode().add("x"));
    values.add(NODES.arrayNode().add(1).add(2.5));
    values.add(NODES.arrayNode().add("x").addNull());
    addBounds(schema, values);
    return values;
  }

  private static void addBounds(JsonNode schema, List<JsonNode> values) {
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        long limit = schema.get(bound).longValue();
        values.add(NODES.numberNode(limit - 1));
        values.add(NODES.numberNode(limit));
        values.add(NODES.numberNode(limit + 1));
        values.add(NODES.numberNode(Math.nextUp((double) limit)));
      }
    }
    if (schema.has("maxLength")) {
      int limit = schema.get("maxLength").intValue();
      values.add(NODES.textNode("x".repeat(limit)));
      values.add(NODES.textNode("x".repeat(limit + 1)));
    }
    if (schema.has("maxItems")) {
      int limit = schema.get("maxItems").intValue();
      values.add(repeated(limit));
      values.add(repeated(limit + 1));
    }
    schema.path("enum").forEach(values::add);
  }

  private static ArrayNode repeated(int count) {
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < count; i++) {
      array.add("episode");
    }
    return array;
  }

  /** Every value of {@code record} with the schema that governs it. */
  private List<Place> places(JsonNode schema, JsonNode record) {
    List<Place> places = new ArrayList<>();
    visit("", schema, record, places);
    return places;
  }

  private void visit(String pointer, JsonNode schema, JsonNode value, List<Place> places) {
    JsonNode resolved = contract.resolve(schema);
    places.add(new Place(pointer, resolved, value));
    value
        .properties()
        .forEach(
            property ->
                visit(
                    pointer + '/' + property.getKey(),
                    resolved.at("/properties/" + property.getKey()),
                    property.getValue(),
                    places));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      visit(pointer + '/' + i, resolved.path("items"), value.get(i), places);
    }
  }

  /** A value within a record. */
  private record Place(String pointer, JsonNode schema, JsonNode value) {
    Change withValue(JsonNode newValue) {
      return new Change(pointer, newValue);
    }
  }

  /** Another value at one place; null removes it. */
  private record Change(String pointer, JsonNode value) {

    /** The changed record, or null where there is nothing to change. */
    JsonNode applyTo(JsonNode record) {
      if (pointer.isEmpty()) {
        return value instanceof ObjectNode ? value : null;
      }
      JsonNode copy = record.deepCopy();
      String name = pointer.substring(pointer.lastIndexOf('/') + 1);
      JsonNode parent = copy.at(pointer.substring(0, pointer.lastIndexOf('/')));
      if (parent instanceof ArrayNode array) {
        int index = Integer.parseInt(name);
        if (value == null) {
          array.remove(index);
        } else {
          array.set(index, value);
        }
      } else if (value == null) {
        ((ObjectNode) parent).remove(name);
      } else {
        ((ObjectNode) parent).set(name, value);
      }
      return copy;
    }
  }

  private static Set<String> wordsOfTheSources() throws IOException {
    Path sources =
        Path.of(System.getProperty("mneme.root"), "operators/src/main/java/org/mneme/wire");
    Set<String> words = new TreeSet<>();
    Pattern quoted = Pattern.compile("\"([A-Za-z0-9]{1,30})\"");
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        Matcher matcher = quoted.matcher(Files.readString(file));
        while (matcher.find()) {
          words.add(matcher.group(1));
        }
      }
    }
    return new LinkedHashSet<>(words);
  }
}
