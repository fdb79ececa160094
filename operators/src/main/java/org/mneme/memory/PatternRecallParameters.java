package org.mneme.memory;

import java.io.Serializable;
import org.mneme.association.patterns.PatternMixing;
import org.mneme.association.patterns.PatternWeights;

/**
 * How a recall ranks patterns.
 *
 * @param weights weights of the parts of a pattern's score
 * @param mixing how they join the episodes of a recall that names no kinds
 */
public record PatternRecallParameters(PatternWeights weights, PatternMixing mixing)
    implements Serializable {}
