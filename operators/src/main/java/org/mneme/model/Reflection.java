package org.mneme.model;

import java.util.List;

/**
 * What an episode teaches.
 *
 * @param findings in a fixed order: successes, improvements, insights
 */
public record Reflection(List<Finding> findings) {}
