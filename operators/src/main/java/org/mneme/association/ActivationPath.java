package org.mneme.association;

import java.util.List;
import org.mneme.model.PathStep;

/**
 * One way by which activation came from the query to a node.
 *
 * @param steps from the query on; the first is the seed
 * @param probability that the way means something: activation of the seed, times the weight of each
 *     edge, times {@code e^(−0.35·edges)}
 */
public record ActivationPath(List<PathStep> steps, double probability) {}
