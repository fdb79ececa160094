package org.mneme.model;

import java.util.List;

/**
 * The patterns of a space that a window changed, and the tombstones of those it dropped.
 *
 * @param end last millisecond of the window, epoch milliseconds of event time
 * @param patterns by id, each at most once
 */
public record PatternWindow(long end, List<Pattern> patterns) {}
