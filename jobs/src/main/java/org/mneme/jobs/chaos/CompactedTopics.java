package org.mneme.jobs.chaos;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicScan;

/** What a consumer of committed records makes of the compacted topics from their beginning. */
final class CompactedTopics {

  /** What stands for a tombstone, and for the record of a memory that it follows. */
  static final String GONE = "gone";

  private static final String FORGOTTEN = "\"status\":\"forgotten\"";

  private final Map<Topic, Map<String, String>> last = new EnumMap<>(Topic.class);
  private final Map<Topic, Map<String, Integer>> records = new EnumMap<>(Topic.class);

  CompactedTopics() {
    for (Topic topic : Topic.compacted()) {
      last.put(topic, new TreeMap<>());
      records.put(topic, new TreeMap<>());
    }
  }

  /** All that they hold. */
  static CompactedTopics read(KafkaParameters kafka, TopicNames names) {
    CompactedTopics topics = new CompactedTopics();
    for (Topic topic : Topic.compacted()) {
      TopicScan.read(
          kafka.clientProperties(),
          names.of(topic),
          record ->
              topics.put(
                  topic, text(record.key()), record.value() == null ? null : text(record.value())));
    }
    return topics;
  }

  /** Folds one record in. */
  synchronized void put(Topic topic, String key, String value) {
    records.get(topic).merge(key + ':' + content(topic, value), 1, Integer::sum);
    if (value == null) {
      last.get(topic).remove(key);
    } else {
      last.get(topic).put(key, value);
    }
  }

  private static String content(Topic topic, String value) {
    if (value == null || (topic == Topic.MEMORIES && value.contains(FORGOTTEN))) {
      return GONE;
    }
    return value.length() + "," + value.hashCode();
  }

  /** The last value of each key by topic, without what has a tombstone. */
  Map<Topic, Map<String, String>> last() {
    return last;
  }

  /** How often there was each record of a topic, by its key and a hash of its value. */
  Map<String, Integer> records(Topic topic) {
    return records.get(topic);
  }

  /** How many records there were. */
  int size() {
    return records.values().stream()
        .flatMap(topic -> topic.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
