package org.mneme.model;

import java.util.List;

/**
 * The episodes of the same window that are most similar to one of them.
 *
 * @param episode id of the episode
 * @param neighbours ids, most similar first, ties by id; at most K
 * @param weights cosine with each neighbour, in (0, 1]
 */
public record EpisodeLinks(String episode, List<String> neighbours, float[] weights) {}
