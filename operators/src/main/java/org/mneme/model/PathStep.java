package org.mneme.model;

/**
 * One edge of an activation path.
 *
 * @param from id of the node it left; "query" for a seed
 * @param to id of the node it reached
 * @param edge kind of edge: seed, binding, link
 * @param weight weight of the edge, in [0, 1]
 * @param activation what arrived over it, in [0, 1]
 */
public record PathStep(String from, String to, String edge, double weight, double activation) {}
