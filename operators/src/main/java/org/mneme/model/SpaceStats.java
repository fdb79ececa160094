package org.mneme.model;

import java.util.Map;

/**
 * What a space holds: the answer of mode {@code stats}. Counts are of what the filter admits and a
 * list would show; the rest is of the whole space.
 *
 * @param counts by kind: episode (equal ones are one), occurrence (those that were made equal too),
 *     concept, pattern, experience; never null
 * @param bytes held in memory, estimated, by part; empty where nothing is loaded; never null
 * @param oldest when the first of these episodes closed, epoch milliseconds, or null for none
 * @param newest when the last one did, or null for none
 * @param model embedding model that the space is pinned to, or null before it is
 * @param dimension components of its vectors, or null with the model
 * @param maxEpisodes capacity
 */
public record SpaceStats(
    Map<String, Long> counts,
    Map<String, Long> bytes,
    Long oldest,
    Long newest,
    String model,
    Integer dimension,
    int maxEpisodes) {}
