package org.mneme.wire;

import static org.mneme.model.RejectionReason.MALFORMED;
import static org.mneme.model.RejectionReason.WRONG_TYPE;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.mneme.model.RejectionReason;

/**
 * Walks through one JSON object field by field. Each reading method expects the parser on a value
 * and leaves it on that value's last token; a value of another type is refused with its path.
 */
class JsonReader {

  final JsonParser parser;

  JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Moves to the value of the next field that is not null, for null means absent.
   *
   * @return the field's name, or null at the end of the object
   */
  String nextField() throws IOException {
    while (true) {
      String name = parser.nextFieldName();
      if (name == null || parser.nextToken() != JsonToken.VALUE_NULL) {
        return name;
      }
    }
  }

  /** Moves to the next element of an array; false at its end. */
  boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** Passes over the current value, whatever it is. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  /** Enters an object. */
  void object() throws RejectedException {
    expect(JsonToken.START_OBJECT, "an object");
  }

  /** Enters an array. */
  void array() throws RejectedException {
    expect(JsonToken.START_ARRAY, "an array");
  }

  /** Whether the current value is an array. */
  boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /** Whether the current value is a string. */
  boolean isString() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /** The current string. */
  String string() throws IOException, RejectedException {
    expect(JsonToken.VALUE_STRING, "a string");
    return parser.getText();
  }

  /** The current boolean. */
  boolean bool() throws RejectedException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw wrongType("a boolean");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** The current number; infinite when it is too large for a double. */
  double number() throws IOException, RejectedException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw wrongType("a number");
    }
    return parser.getDoubleValue();
  }

  /**
   * The current number, which must be whole; {@code 5.0} is, as in JSON Schema. What a long cannot
   * hold comes back as the nearest that it can, which is outside every range.
   */
  long integer() throws IOException, RejectedException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT) {
      JsonParser.NumberType type = parser.getNumberType();
      if (type != JsonParser.NumberType.BIG_INTEGER) {
        return parser.getLongValue();
      }
    } else if (token != JsonToken.VALUE_NUMBER_FLOAT
        || parser.getDoubleValue() != Math.rint(parser.getDoubleValue())) {
      throw wrongType("a whole number");
    }
    return (long) parser.getDoubleValue();
  }

  /** Requires that nothing but white space follows the object. */
  void finish() throws IOException, RejectedException {
    if (parser.nextToken() != null) {
      throw new RejectedException(MALFORMED, "something follows the record's object");
    }
  }

  /** Where the parser is, as in {@code task.tags[2]}. */
  String path() {
    return path(parser.getParsingContext());
  }

  /** The path of a field of the object that has just ended, or of the record itself. */
  String path(String field) {
    String here = path();
    return here.isEmpty() ? field : here + '.' + field;
  }

  /** A refusal of the current value that names its path. */
  RejectedException refuse(RejectionReason reason, String message) {
    return new RejectedException(reason, path() + ": " + message);
  }

  /** A refusal for its type. */
  RejectedException wrongType(String expected) {
    return refuse(WRONG_TYPE, "expected " + expected + ", found " + found());
  }

  private void expect(JsonToken token, String expected) throws RejectedException {
    if (parser.currentToken() != token) {
      throw wrongType(expected);
    }
  }

  private String found() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT -> "a whole number";
      case VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }

  private static String path(JsonStreamContext context) {
    if (context == null || context.inRoot()) {
      return "";
    }
    String parent = path(context.getParent());
    if (context.inArray()) {
      return context.hasCurrentIndex() ? parent + '[' + context.getCurrentIndex() + ']' : parent;
    }
    if (!context.hasCurrentName()) {
      return parent;
    }
    return parent.isEmpty() ? context.getCurrentName() : parent + '.' + context.getCurrentName();
  }
}
