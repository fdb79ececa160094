/**
 * Kafka as the job and its tools see it: how to reach it, and the topics that must be there. Pure
 * values and an {@code AdminClient} behind them; of the job it uses no other package, of the
 * operators {@code wire} for the limits of a record.
 */
package org.mneme.jobs.kafka;
