/**
 * Load: a simulated fleet with known truth, the demo that plays it against the whole job, and the
 * recall benchmark. What decides anything here is pure and seeded; only the players touch Kafka.
 */
package org.mneme.jobs.load;
