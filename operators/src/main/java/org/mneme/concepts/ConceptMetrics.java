package org.mneme.concepts;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeLinks;

/**
 * Counters of concept formation, under {@code <operator scope>.mneme.concepts.}:
 *
 * <ul>
 *   <li>{@code candidates} — episodes that were taken up
 *   <li>{@code duplicates} — episodes that came again while they were candidates
 *   <li>{@code lateForWindow} — episodes and forgets that take effect in a later window than the
 *       one of their time
 *   <li>{@code windows} — windows with new episodes
 *   <li>{@code clusters}, {@code clustered} — clusters found, and the episodes in them
 *   <li>{@code links} — links from new episodes to similar ones
 *   <li>{@code expired} — candidates that waited too long
 *   <li>{@code surplus} — candidates that were too many
 *   <li>{@code forgotten} — candidates dropped by a forget, and episodes refused for one before
 * </ul>
 */
final class ConceptMetrics {

  final Counter candidates;
  final Counter duplicates;
  final Counter lateForWindow;
  final Counter windows;
  private final Counter clusters;
  private final Counter clustered;
  private final Counter links;
  final Counter expired;
  final Counter surplus;
  final Counter forgotten;

  ConceptMetrics(MetricGroup operator) {
    MetricGroup group = operator.addGroup("mneme").addGroup("concepts");
    candidates = group.counter("candidates");
    duplicates = group.counter("duplicates");
    lateForWindow = group.counter("lateForWindow");
    windows = group.counter("windows");
    clusters = group.counter("clusters");
    clustered = group.counter("clustered");
    links = group.counter("links");
    expired = group.counter("expired");
    surplus = group.counter("surplus");
    forgotten = group.counter("forgotten");
  }

  /** Counts what a window found. */
  void found(ClusterWindow window) {
    clusters.inc(window.clusters().size());
    for (EpisodeCluster cluster : window.clusters()) {
      clustered.inc(cluster.members().size());
    }
    for (EpisodeLinks ofEpisode : window.links()) {
      links.inc(ofEpisode.neighbours().size());
    }
  }
}
