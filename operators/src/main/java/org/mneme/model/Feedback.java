package org.mneme.model;

import java.util.List;

/**
 * Whether what a recall returned was of use: an accepted record of {@code mneme.feedback}.
 *
 * @param id id of this feedback; a second one with the same id changes nothing
 * @param space isolation unit
 * @param query id of the query whose result is judged
 * @param helped ids of hits that helped; never null, with {@code hurt} at least one
 * @param hurt ids of hits that misled; never null, none that is in {@code helped}
 * @param at event time, epoch milliseconds; the Kafka timestamp when the producer gave none
 * @param origin the Kafka record
 */
public record Feedback(
    String id,
    String space,
    String query,
    List<String> helped,
    List<String> hurt,
    long at,
    Origin origin) {

  /** The key of its topic: {@code space/query}. */
  public String key() {
    return space + '/' + query;
  }
}
