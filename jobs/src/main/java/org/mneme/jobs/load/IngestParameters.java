package org.mneme.jobs.load;

/**
 * What an ingest benchmark measures.
 *
 * @param episodes that are drained, each time
 * @param steps of each; 0 for no drain of whole episodes
 * @param openSteps of an episode that does not end, where steps alone are drained; 0 for no such
 *     drain
 * @param spaces over which they are spread
 * @param repeats measured pairs, pass-through and memory
 * @param warmUps pairs before them that do not count
 * @param parallelism of both
 * @param perSecond episodes a second that are to be sustained
 * @param seconds for so long
 * @param burstPerSecond episodes a second of the burst
 * @param burstSeconds for so long
 * @param seed of the episodes
 */
record IngestParameters(
    int episodes,
    int steps,
    int openSteps,
    int spaces,
    int repeats,
    int warmUps,
    int parallelism,
    int perSecond,
    int seconds,
    int burstPerSecond,
    int burstSeconds,
    long seed) {}
