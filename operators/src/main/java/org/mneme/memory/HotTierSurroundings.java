package org.mneme.memory;

import java.time.Clock;

/**
 * What the operator gives the hot tier.
 *
 * @param clock says when a space was used
 */
record HotTierSurroundings(KeyScope keyScope, Later later, Clock clock, HotTierMetrics metrics) {}
