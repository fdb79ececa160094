package org.mneme.model;

import java.util.List;

/**
 * What memory adds to a partial query: the concepts that fit the known part say what the rest is
 * like. Shares are of the weight of the episodes that those concepts are bound to; values come
 * largest share first, ties by value, at most {@value #MAXIMUM_VALUES}, and are empty where the
 * query itself names the field.
 *
 * @param vector the completed unit vector, packed: known components as given, up to a factor
 * @param domain domains
 * @param type types of task
 * @param tags tags; an episode may have several, so that shares need not sum to 1
 * @param tools tools, likewise
 * @param verdict how such episodes ended
 * @param concepts ids of the concepts that were used, by share of their weight
 * @param confidence that one of these concepts is meant, in [0, 1]
 */
public record Completion(
    byte[] vector,
    List<Share> domain,
    List<Share> type,
    List<Share> tags,
    List<Share> tools,
    List<Share> verdict,
    List<Share> concepts,
    double confidence) {

  /** Most values of a field. */
  public static final int MAXIMUM_VALUES = 10;
}
