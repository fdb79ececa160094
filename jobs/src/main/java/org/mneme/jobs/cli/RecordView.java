package org.mneme.jobs.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.mneme.wire.DeadLetter;

/** A Kafka record for a person: time, place, key, why it was refused if it was, value. */
final class RecordView {

  /** A vector says nothing to a person, and fills screens. */
  private static final Pattern VECTOR = Pattern.compile("(\"f32\":\"[^\"]{12})[^\"]+\"");

  private RecordView() {}

  /** The value alone. */
  static String raw(ConsumerRecord<byte[], byte[]> shown) {
    return shown.value() == null ? "" : text(shown.value());
  }

  /** One line; two for a dead letter. */
  static String render(ConsumerRecord<byte[], byte[]> shown) {
    StringBuilder line = new StringBuilder();
    line.append(Instant.ofEpochMilli(shown.timestamp()))
        .append(' ')
        .append(shown.topic())
        .append('[')
        .append(shown.partition())
        .append("]@")
        .append(shown.offset())
        .append(' ')
        .append(shown.key() == null ? "(no key)" : text(shown.key()))
        .append(' ');
    Map<String, String> headers = headers(shown);
    if (headers.containsKey(DeadLetter.REASON)) {
      line.append(refusal(headers)).append(System.lineSeparator()).append("    ");
    }
    String value = shown.value() == null ? "(tombstone)" : text(shown.value());
    return line.append(VECTOR.matcher(value).replaceAll("$1…\"")).toString();
  }

  private static String refusal(Map<String, String> headers) {
    String cut = headers.get(DeadLetter.VALUE_SIZE);
    return headers.get(DeadLetter.REASON)
        + ": "
        + headers.get(DeadLetter.MESSAGE)
        + " (from "
        + headers.get(DeadLetter.TOPIC)
        + '['
        + headers.get(DeadLetter.PARTITION)
        + "]@"
        + headers.get(DeadLetter.OFFSET)
        + (cut == null ? "" : ", cut from " + cut + " bytes")
        + ')';
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> shown) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : shown.headers()) {
      headers.put(header.key(), header.value() == null ? "" : text(header.value()));
    }
    return headers;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
