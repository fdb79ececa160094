package org.mneme.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The OpenAPI document: the gateway's own part, and of the records' contract the schemas that it
 * refers to, so that neither can say of a record what the other does not.
 */
final class OpenApi {

  private static final String SCHEMAS = "#/components/schemas/";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();

  private final ObjectNode document;

  private OpenApi(ObjectNode document) {
    this.document = document;
  }

  /** The document. */
  static OpenApi load() {
    ObjectNode document = (ObjectNode) read("openapi.yaml");
    JsonNode contract = read("asyncapi.yaml").at("/components/schemas");
    ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(document.deepCopy());
    while (!open.isEmpty()) {
      for (JsonNode ref : open.remove().findValues("$ref")) {
        String name = ref.asText().substring(ref.asText().lastIndexOf('/') + 1);
        if (ref.asText().startsWith(SCHEMAS) && !schemas.has(name)) {
          JsonNode schema = contract.path(name);
          if (schema.isMissingNode()) {
            throw new IllegalStateException("no schema is called " + name);
          }
          schemas.set(name, schema);
          open.add(schema);
        }
      }
    }
    return new OpenApi(document);
  }

  /** The document as a tree. */
  ObjectNode tree() {
    return document;
  }

  byte[] json() throws IOException {
    return new ObjectMapper().writeValueAsBytes(document);
  }

  byte[] yaml() throws IOException {
    return YAML.writeValueAsBytes(document);
  }

  private static JsonNode read(String name) {
    try (InputStream in = OpenApi.class.getResourceAsStream(name)) {
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(name + " is in the jar and cannot be read", e);
    }
  }
}
