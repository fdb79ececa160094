/**
 * Kafka as the job and its tools see it: how to reach it, and the topics that must be there. Pure
 * values and an {@code AdminClient} behind them; it uses no other package of the job.
 */
package org.mneme.jobs.kafka;
