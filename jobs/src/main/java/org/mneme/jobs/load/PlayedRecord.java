package org.mneme.jobs.load;

import org.mneme.jobs.kafka.Topic;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.RecallQuery;

/**
 * One record that a fleet sends: either {@code event} or {@code query} is set, with a null {@code
 * origin}, as it is not in Kafka yet.
 *
 * @param sendAt when it is sent, epoch milliseconds of the fleet's own clock; never before the
 *     event time
 * @param topic where to
 * @param event an episode record
 * @param query a recall query
 * @param resend whether an equal record was sent before, as by a client that saw no acknowledgement
 */
public record PlayedRecord(
    long sendAt, Topic topic, EpisodeEvent event, RecallQuery query, boolean resend) {

  static PlayedRecord of(long sendAt, Topic topic, EpisodeEvent event) {
    return new PlayedRecord(sendAt, topic, event, null, false);
  }

  static PlayedRecord of(long sendAt, RecallQuery query) {
    return new PlayedRecord(sendAt, Topic.QUERIES, null, query, false);
  }

  PlayedRecord resentAt(long later) {
    return new PlayedRecord(later, topic, event, query, true);
  }
}
