package org.mneme.model;

import java.util.List;

/**
 * What may go wrong, and what got others past it.
 *
 * @param error class of the error
 * @param tools tools that followed
 * @param bound lower end of the Wilson 95 % interval of how often that worked, in [0, 1]
 * @param pattern id of the recovery that says so
 */
public record Pitfall(String error, List<String> tools, double bound, String pattern) {}
