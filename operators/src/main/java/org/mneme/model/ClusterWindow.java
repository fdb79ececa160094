package org.mneme.model;

import java.util.List;

/**
 * What clustering found in one chunk of a concept window.
 *
 * @param end last millisecond of the window, epoch milliseconds of event time
 * @param chunk number of the chunk within the window, from 0
 * @param clusters by smallest member id
 * @param links of the episodes that are new in this window, by (closing time, id)
 */
public record ClusterWindow(
    long end, int chunk, List<EpisodeCluster> clusters, List<EpisodeLinks> links) {}
