package org.mneme.model;

import java.util.List;
import java.util.Map;

/**
 * One thing that a recall returned, and why.
 *
 * @param kind what it is
 * @param id its id within the space
 * @param score weighted sum of {@code parts}, in [0, 1]
 * @param confidence in [0, 1] (DESIGN §4)
 * @param parts score parts by name, each before weighting, in [0, 1]: similarity, retention, value
 * @param path how activation reached it; empty unless asked for
 * @param digest the episode, when it is one; else null
 */
public record Hit(
    HitKind kind,
    String id,
    double score,
    double confidence,
    Map<String, Double> parts,
    List<PathStep> path,
    EpisodeDigest digest) {}
