package org.mneme.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@code docs/asyncapi.yaml}: its schemas and its examples. */
final class ContractDocument {

  static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode root;
  private final Map<String, JsonSchema> validators = new HashMap<>();

  private ContractDocument(JsonNode root) {
    this.root = root;
  }

  static ContractDocument read() {
    Path file = Path.of(System.getProperty("mneme.root"), "docs", "asyncapi.yaml");
    try {
      return new ContractDocument(new YAMLMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** The same document with every object closed: no property but those it names. */
  ContractDocument closed() {
    JsonNode copy = root.deepCopy();
    close(copy.at("/components/schemas"));
    return new ContractDocument(copy);
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.path("properties").isObject()
        && schema.path("type").asText().equals("object")
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    node.forEach(ContractDocument::close);
  }

  /** A schema by name, with its own reference resolved. */
  JsonNode schema(String name) {
    return resolve(root.at("/components/schemas/" + name));
  }

  /** What {@code schema} refers to, or itself. */
  JsonNode resolve(JsonNode schema) {
    return schema.has("$ref")
        ? resolve(root.at(schema.get("$ref").textValue().substring(1)))
        : schema;
  }

  /** Why {@code record} breaks the schema called {@code name}; empty when it does not. */
  String faults(String name, JsonNode record) {
    JsonSchema validator = validators.computeIfAbsent(name, this::validator);
    return validator.validate(withoutNulls(record)).toString().replaceAll("^\\[|]$", "");
  }

  boolean admits(String name, JsonNode record) {
    return faults(name, record).isEmpty();
  }

  private JsonSchema validator(String name) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + name);
    schema.set("components", root.get("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
  }

  /** The payloads of a message's examples. */
  List<JsonNode> examples(String message) {
    List<JsonNode> payloads = new ArrayList<>();
    root.at("/components/messages/" + message + "/examples")
        .forEach(example -> payloads.add(example.get("payload")));
    return payloads;
  }

  /** The record without the fields that are null, as the document's reading rules say. */
  private static JsonNode withoutNulls(JsonNode record) {
    JsonNode copy = record.deepCopy();
    dropNulls(copy);
    return copy;
  }

  private static void dropNulls(JsonNode node) {
    if (node.isObject()) {
      for (Iterator<JsonNode> values = node.iterator(); values.hasNext(); ) {
        if (values.next().isNull()) {
          values.remove();
        }
      }
    }
    node.forEach(ContractDocument::dropNulls);
  }
}
