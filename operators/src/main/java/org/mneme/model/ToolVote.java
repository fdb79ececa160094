package org.mneme.model;

/**
 * What the experiences near to a state say of a tool.
 *
 * @param tool its name
 * @param share part of the weight of all experiences used that speaks for it, in (0, 1]
 * @param success how it went with it, in [0, 1]: where nothing else was tried, even a tool that
 *     always failed has the whole share
 */
public record ToolVote(String tool, double share, double success) {}
