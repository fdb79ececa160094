package org.mneme.memory.hot;

import java.time.Clock;
import org.mneme.memory.KeyScope;
import org.mneme.memory.Later;

/**
 * What the operator gives the hot tier.
 *
 * @param clock says when a space was used
 */
public record HotTierSurroundings(
    KeyScope keyScope, Later later, Clock clock, HotTierMetrics metrics) {}
