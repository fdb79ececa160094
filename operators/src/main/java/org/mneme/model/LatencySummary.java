package org.mneme.model;

/**
 * Latency and throughput of one operation over one interval: a record of the {@code metrics} topic.
 *
 * @param operation what was measured
 * @param from start of the interval, epoch milliseconds by the wall clock
 * @param to end of the interval
 * @param count samples in it
 * @param ratePerSecond samples per second
 * @param p50Micros median, microseconds
 * @param p95Micros 95th percentile
 * @param p99Micros 99th percentile
 * @param p999Micros 99.9th percentile
 * @param maxMicros largest
 */
public record LatencySummary(
    String operation,
    long from,
    long to,
    long count,
    double ratePerSecond,
    long p50Micros,
    long p95Micros,
    long p99Micros,
    long p999Micros,
    long maxMicros) {}
