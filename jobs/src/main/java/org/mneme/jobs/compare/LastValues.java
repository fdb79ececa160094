package org.mneme.jobs.compare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicScan;

/** The last value of each key of a compacted topic, as 64 bits of its SHA-256. */
final class LastValues {

  private LastValues() {}

  /**
   * Reads a topic from its beginning to where it ends now.
   *
   * @param space the only space whose keys count, or null for all
   */
  static Map<String, Long> read(KafkaParameters kafka, String topic, String space) {
    Map<String, Long> last = new HashMap<>();
    TopicScan.read(kafka.impatientProperties(), topic, record -> put(last, record, space));
    return last;
  }

  private static void put(
      Map<String, Long> last, ConsumerRecord<byte[], byte[]> record, String space) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (space != null && !key.startsWith(space + '/')) {
      return;
    }
    if (record.value() == null) {
      last.remove(key);
    } else {
      last.put(key, hash(record.value()));
    }
  }

  private static long hash(byte[] value) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(value)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
