package org.mneme.patterns;

import java.util.List;

/**
 * What a window learns from.
 *
 * @param end its last millisecond, epoch milliseconds of event time
 * @param orders what is to be forgotten
 * @param traces episodes, in the order of learning
 * @param feedback feedback on patterns
 */
record WindowInput(
    long end,
    List<ForgetOrder> orders,
    List<EpisodeTrace> traces,
    List<PendingFeedback> feedback) {}
