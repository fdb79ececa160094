package org.mneme.jobs.compare;

import java.util.Map;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;

/**
 * One of the two: where its topics are.
 *
 * @param kafka how its broker is reached
 * @param names of its topics
 */
public record Deployment(KafkaParameters kafka, TopicNames names) {

  /**
   * Compares a compacted topic of this deployment, the left one, with that of another.
   *
   * @param space the only space whose keys count, or null for all
   */
  public TopicDifference compare(Topic topic, Deployment right, String space) {
    Map<String, Long> mine = LastValues.read(kafka, names.of(topic), space);
    Map<String, Long> others = LastValues.read(right.kafka, right.names.of(topic), space);
    return TopicDifference.of(topic, mine, others);
  }
}
