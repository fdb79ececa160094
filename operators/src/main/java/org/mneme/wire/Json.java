package org.mneme.wire;

import static org.mneme.model.RejectionReason.MALFORMED;
import static org.mneme.model.RejectionReason.TOO_LARGE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/**
 * Opens JSON as this contract understands it: UTF-8 without a byte order mark, one object, no name
 * twice in an object. Names are not interned: producers choose those inside parameters.
 */
final class Json {

  private static final int ENCODING_BYTES = 4;

  private Json() {}

  /** A factory that refuses repeated names and deeper nesting than {@code limits} allow. */
  static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(limits.nesting()).build())
        .build();
  }

  /** A parser that stands on the opening brace of {@code value}. */
  static JsonParser open(JsonFactory factory, byte[] value) throws IOException, RejectedException {
    requireObject(value);
    JsonParser parser = factory.createParser(value);
    parser.nextToken();
    return parser;
  }

  /** Refuses a value that is larger than a record may be. */
  static void requireSize(byte[] value, Limits limits) throws RejectedException {
    if (value != null && value.length > limits.recordBytes()) {
      throw new RejectedException(
          TOO_LARGE, "the record has " + value.length + " bytes, at most " + limits.recordBytes());
    }
  }

  /**
   * Refuses what is no object in UTF-8 before the parser guesses an encoding, which it would do by
   * a byte order mark or by zeros among the first bytes.
   */
  private static void requireObject(byte[] value) throws RejectedException {
    if (value == null || value.length == 0) {
      throw new RejectedException(MALFORMED, "the record has no value");
    }
    int start = 0;
    while (start < value.length && isBlank(value[start])) {
      start++;
    }
    if (start == value.length || value[start] != '{') {
      throw new RejectedException(MALFORMED, "the record is not a JSON object in UTF-8");
    }
    for (int i = 0; i < Math.min(ENCODING_BYTES, value.length); i++) {
      if (value[i] == 0) {
        throw new RejectedException(MALFORMED, "the record is not a JSON object in UTF-8");
      }
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
