package org.mneme.model;

/**
 * The one envelope of everything that changes a space's memory: exactly one part is set. Parts are
 * only ever appended, so that saved state and records in flight stay readable.
 *
 * @param space the key
 * @param episode a closed episode
 * @param origin the record that closed the episode, for a dead letter and for latencies
 * @param vectorOrigin the record that brought the episode's vector, or null when the job made it
 */
public record MemoryWrite(String space, Episode episode, Origin origin, Origin vectorOrigin) {}
