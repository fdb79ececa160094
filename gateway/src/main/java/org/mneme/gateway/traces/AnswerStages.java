package org.mneme.gateway.traces;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of a result goes into spans.
 *
 * @param micros microseconds by stage, in the order in which memory passed them, without the total
 * @param hits how many there are
 */
record AnswerStages(Map<String, Long> micros, int hits) {

  /** Of no answer. */
  static final AnswerStages NONE = new AnswerStages(Map.of(), 0);

  private static final JsonFactory JSON = new JsonFactory();
  private static final String TOTAL = "total";

  /** Reads a result's record; what it cannot read of it is not there. */
  static AnswerStages of(byte[] answer) {
    Map<String, Long> micros = new LinkedHashMap<>();
    int hits = 0;
    try (JsonParser parser = JSON.createParser(answer)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (field.equals("hits") && value == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            hits++;
          }
        } else if (field.equals("tookMicros") && value == JsonToken.START_OBJECT) {
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            micros.put(parser.currentName(), parser.nextLongValue(0));
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return NONE;
    }
    micros.remove(TOTAL);
    return new AnswerStages(micros, hits);
  }

  /** The time of all stages together, nanoseconds. */
  long nanos() {
    return 1_000 * micros.values().stream().mapToLong(Long::longValue).sum();
  }
}
