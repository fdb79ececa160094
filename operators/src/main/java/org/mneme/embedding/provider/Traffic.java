package org.mneme.embedding.provider;

/**
 * What went between here and a provider since the start.
 *
 * @param requests requests sent
 * @param texts texts in them
 * @param failures requests that failed: not reached, too late, an error, an answer that cannot be
 *     right
 * @param busy requests that were told to come later
 * @param refused texts that the provider will never take
 * @param waiting texts without an answer now
 * @param batchSize most texts of the next request
 * @param meanMillis mean latency of the last requests
 * @param isDown whether the provider is left alone now, because it failed
 */
public record Traffic(
    long requests,
    long texts,
    long failures,
    long busy,
    long refused,
    int waiting,
    int batchSize,
    double meanMillis,
    boolean isDown) {}
