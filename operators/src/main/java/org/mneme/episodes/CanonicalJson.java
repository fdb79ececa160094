package org.mneme.episodes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * One spelling for all JSON texts of equal content: names sorted, no white space, numbers by value.
 * So a producer that sends a step again through another client is recognised.
 */
final class CanonicalJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  private CanonicalJson() {}

  /** The canonical text of {@code json}; what is not JSON is its own spelling. */
  static String of(String json) {
    if (json == null) {
      return null;
    }
    String plain = PlainJson.canonical(json);
    return plain == null ? ofTree(json) : plain;
  }

  /** The same by way of a tree, which knows every spelling. */
  static String ofTree(String json) {
    try {
      JsonNode content = MAPPER.readTree(json);
      return content.isMissingNode() ? json : MAPPER.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      return json;
    }
  }
}
