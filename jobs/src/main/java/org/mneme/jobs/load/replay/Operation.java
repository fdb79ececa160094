package org.mneme.jobs.load.replay;

import java.util.List;
import org.mneme.jobs.kafka.Topic;

/**
 * One operation of a workload: records that are sent together, and the one answer that ends it.
 *
 * @param kind store, recall and so on: what its latency is counted under
 * @param records in the order in which they are sent; not empty
 * @param answer Kafka key of the answer: of the record in the memories topic that acknowledges an
 *     episode, or the query's id in the results topic
 */
record Operation(String kind, List<Sent> records, String answer) {

  /** A record as it is handed to Kafka. */
  record Sent(Topic topic, String key, byte[] value) {}

  /** The largest value, which is what the echo is sent instead. */
  byte[] largest() {
    byte[] largest = records.get(0).value();
    for (Sent sent : records) {
      if (sent.value().length > largest.length) {
        largest = sent.value();
      }
    }
    return largest;
  }
}
