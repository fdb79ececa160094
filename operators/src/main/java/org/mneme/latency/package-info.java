/**
 * Latency and throughput of every operation: sketches beside the operators that take samples, and
 * their merging into the records of the {@code metrics} topic. The only package, with the check for
 * expired queries, that reads the wall clock. It may use {@code org.mneme.model} and nothing else
 * of ours.
 */
package org.mneme.latency;
