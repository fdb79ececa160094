package org.mneme.model;

/**
 * How much of a prediction's weight speaks for a tool.
 *
 * @param tool its name
 * @param share of the weight of all experiences used, in (0, 1]
 */
public record ToolVote(String tool, double share) {}
