/**
 * The exactly-once driver, {@code bin/mneme chaos}: a seeded model writes to a real Kafka while the
 * processes of a real cluster are killed, and what was learned is compared with a run of the same
 * records in memory that nothing disturbed. It may use {@code jobs.cluster}, {@code jobs.local},
 * {@code jobs.snapshot} and the topology.
 */
package org.mneme.jobs.chaos;
