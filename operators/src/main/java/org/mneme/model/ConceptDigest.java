package org.mneme.model;

import java.util.List;

/**
 * What a recall shows of a concept.
 *
 * @param name its most characteristic terms and tool, for people
 * @param terms characteristic words, best first
 * @param tools characteristic tools, best first
 * @param state how settled it is
 * @param coherence mean pair similarity of its members when they came, in [0, 1]
 * @param strength grows with each replay, in [0, 1]
 * @param replays how often a later cluster reinforced it
 * @param members episodes that make up the centroid
 * @param fanOut live bindings
 * @param bornAt end of the window of its birth, epoch milliseconds
 * @param reinforcedAt end of the window that reinforced it last, epoch milliseconds
 * @param lastActivation activation that the last answer which it helped to find gave it, in [0, 1]
 * @param lastAccess when that was, epoch milliseconds; 0 when never
 */
public record ConceptDigest(
    String name,
    List<String> terms,
    List<String> tools,
    ConceptState state,
    double coherence,
    double strength,
    int replays,
    int members,
    int fanOut,
    long bornAt,
    long reinforcedAt,
    double lastActivation,
    long lastAccess) {}
