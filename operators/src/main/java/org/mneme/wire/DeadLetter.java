package org.mneme.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;

/**
 * A record of {@code mneme.dead-letters}: a refused record as it came, and why in its headers.
 *
 * @param key the original key's bytes, or null when it had none
 * @param value the original value's bytes, or null when it was a tombstone
 * @param headers header values by name, in UTF-8; numbers in decimal
 */
public record DeadLetter(byte[] key, byte[] value, Map<String, String> headers) {

  /** Header: the topic that the record came from. */
  public static final String TOPIC = "mneme.topic";

  /** Header: its partition. */
  public static final String PARTITION = "mneme.partition";

  /** Header: its offset. */
  public static final String OFFSET = "mneme.offset";

  /** Header: its Kafka timestamp, epoch milliseconds. */
  public static final String TIMESTAMP = "mneme.timestamp";

  /** Header: the reason code, as {@link org.mneme.model.RejectionReason#code()}. */
  public static final String REASON = "mneme.reason";

  /** Header: the reason in words. */
  public static final String MESSAGE = "mneme.message";

  /** Header, only when the value was cut to fit: how many bytes it had. */
  public static final String VALUE_SIZE = "mneme.value-size";

  /** Header, only when the key was cut to fit: how many bytes it had. */
  public static final String KEY_SIZE = "mneme.key-size";

  private static final int MESSAGE_BYTES = 2_000;

  /** The dead letter of {@code rejection}, cut to the dead letters' limit. */
  public static DeadLetter of(Rejection rejection, Limits limits) {
    Origin origin = rejection.origin();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(TOPIC, origin.topic());
    headers.put(PARTITION, Integer.toString(origin.partition()));
    headers.put(OFFSET, Long.toString(origin.offset()));
    headers.put(TIMESTAMP, Long.toString(origin.timestamp()));
    headers.put(REASON, rejection.reason().code());
    headers.put(MESSAGE, Texts.cut(rejection.message(), MESSAGE_BYTES));
    int room = limits.deadLetterContentBytes();
    // A key takes half at most, so that something of the value is always seen.
    byte[] key = cut(origin.key(), room / 2, KEY_SIZE, headers);
    byte[] value = cut(origin.value(), room - length(key), VALUE_SIZE, headers);
    return new DeadLetter(key, value, headers);
  }

  /** The value of a header as the bytes that Kafka carries. */
  public byte[] header(String name) {
    String value = headers.get(name);
    return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] cut(
      byte[] bytes, int maximum, String sizeHeader, Map<String, String> headers) {
    if (length(bytes) <= maximum) {
      return bytes;
    }
    headers.put(sizeHeader, Integer.toString(bytes.length));
    return Arrays.copyOf(bytes, maximum);
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
