package org.mneme.gateway.verbs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Bodies of requests and replies as JSON trees, whose numbers stay as they were written. */
public final class Body {

  private static final int NESTING = 200;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(NESTING).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Body() {}

  /**
   * Reads a body.
   *
   * @throws ProblemException 400 if it is no JSON
   */
  public static JsonNode read(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node == null || node.isMissingNode()) {
        throw new ProblemException(400, "malformed", "the request has no body");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new ProblemException(400, "malformed", "not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new ProblemException(400, "malformed", "not valid JSON: " + e.getMessage());
    }
  }

  /**
   * The object that a body must be.
   *
   * @param path where it stands, or null for the whole body
   * @throws ProblemException 422 if it is none
   */
  public static ObjectNode object(JsonNode node, String path) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    String what = path == null ? "the body" : path;
    throw new ProblemException(422, "wrong-type", what + ": expected an object", path, 0);
  }

  /** A fresh object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * An object as bytes.
   *
   * @throws ProblemException 422 if a string in it is no text: half a surrogate pair
   */
  public static byte[] write(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new ProblemException(422, "malformed", "cannot be written: " + e.getOriginalMessage());
    }
  }
}
