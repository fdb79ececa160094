package org.mneme.model;

import java.util.List;

/**
 * Episodes of one concept window that belong together: what a concept is born from or reinforced
 * by.
 *
 * @param members ids by (closing time, id); at least {@value #LEAST_MEMBERS}
 * @param coherence mean pair similarity, in [0, 1]
 * @param terms words that characterise the members against the other candidates, best first
 * @param tools tools that do, best first
 */
public record EpisodeCluster(
    List<String> members, double coherence, List<String> terms, List<String> tools) {

  /** With fewer members there is no concept. */
  public static final int LEAST_MEMBERS = 3;
}
