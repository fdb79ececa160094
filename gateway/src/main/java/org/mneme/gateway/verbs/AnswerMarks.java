package org.mneme.gateway.verbs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a result says about itself, read without building what it holds, for that is passed on as it
 * came.
 *
 * @param code of its error, or null
 * @param message of its error, or null
 * @param isExpired whether it came too late to be answered
 */
record AnswerMarks(String code, String message, boolean isExpired) {

  private static final JsonFactory JSON = new JsonFactory();

  static AnswerMarks of(byte[] result) {
    String code = null;
    String message = null;
    boolean isExpired = false;
    try (JsonParser parser = JSON.createParser(result)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "expired" -> isExpired = parser.getBooleanValue();
          case "error" -> {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
              String part = parser.currentName();
              String text = parser.nextTextValue();
              code = part.equals("code") ? text : code;
              message = part.equals("message") ? text : message;
            }
          }
          default -> parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new ProblemException(502, "unreadable-answer", "the result is not JSON");
    }
    return new AnswerMarks(code, message, isExpired);
  }
}
