package org.mneme.jobs.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.mneme.wire.DeadLetter;

/**
 * A refused record as it stands on the topic of dead letters.
 *
 * @param stored the record itself
 * @param headers its headers as text, by name; see {@link DeadLetter}
 */
public record Letter(ConsumerRecord<byte[], byte[]> stored, Map<String, String> headers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Letter of(ConsumerRecord<byte[], byte[]> stored) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : stored.headers()) {
      headers.put(header.key(), text(header.value()));
    }
    return new Letter(stored, headers);
  }

  /** When it was refused. */
  public Instant at() {
    return Instant.ofEpochMilli(stored.timestamp());
  }

  /** Code of the reason. */
  public String reason() {
    return headers.getOrDefault(DeadLetter.REASON, "");
  }

  /** The reason in words. */
  public String message() {
    return headers.getOrDefault(DeadLetter.MESSAGE, "");
  }

  /** The topic that the record came from. */
  public String topic() {
    return headers.getOrDefault(DeadLetter.TOPIC, "");
  }

  /** Where it came from: {@code topic[partition]@offset}. */
  public String origin() {
    return topic()
        + '['
        + headers.get(DeadLetter.PARTITION)
        + "]@"
        + headers.get(DeadLetter.OFFSET);
  }

  /** The original key as text; empty when it had none. */
  public String key() {
    return text(stored.key());
  }

  /**
   * Whether all of the original record is here; else it was too large, and cannot be sent again.
   */
  public boolean isWhole() {
    return !headers.containsKey(DeadLetter.VALUE_SIZE) && !headers.containsKey(DeadLetter.KEY_SIZE);
  }

  /**
   * Whether it is about {@code subject}: a part of its key, a text anywhere in its JSON, or a word
   * of its message; of what is no JSON any of its bytes.
   */
  public boolean names(String subject) {
    if (Arrays.asList(key().split("/", -1)).contains(subject)
        || Pattern.compile("(?<![\\w-])" + Pattern.quote(subject) + "(?![\\w-])")
            .matcher(message())
            .find()) {
      return true;
    }
    try {
      return isIn(JSON.readTree(stored.value()), subject);
    } catch (IOException | IllegalArgumentException e) {
      return text(stored.value()).contains(subject);
    }
  }

  private static boolean isIn(JsonNode json, String subject) {
    if (json.isTextual()) {
      return json.asText().equals(subject);
    }
    for (JsonNode child : json) {
      if (isIn(child, subject)) {
        return true;
      }
    }
    return false;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
