package org.mneme.jobs.letters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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

  /** Whether {@code subject} stands in its key, its bytes or its message. */
  public boolean names(String subject) {
    return key().contains(subject)
        || text(stored.value()).contains(subject)
        || message().contains(subject);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
