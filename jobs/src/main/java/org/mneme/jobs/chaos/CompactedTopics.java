package org.mneme.jobs.chaos;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicScan;

/** What a consumer makes of the compacted topics from their beginning. */
final class CompactedTopics {

  private CompactedTopics() {}

  /** The last value of each key by topic, without what has a tombstone. */
  static Map<Topic, Map<String, String>> read(KafkaParameters kafka, TopicNames names) {
    Map<Topic, Map<String, String>> all = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.compacted()) {
      all.put(topic, read(kafka, names.of(topic)));
    }
    return all;
  }

  private static Map<String, String> read(KafkaParameters kafka, String topic) {
    Map<String, String> last = new TreeMap<>();
    TopicScan.read(
        kafka.clientProperties(),
        topic,
        record ->
            put(last, text(record.key()), record.value() == null ? null : text(record.value())));
    return last;
  }

  /** Folds one record in. */
  static void put(Map<String, String> last, String key, String value) {
    if (value == null) {
      last.remove(key);
    } else {
      last.put(key, value);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
