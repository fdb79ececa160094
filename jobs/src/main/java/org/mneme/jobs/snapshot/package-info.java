/** Reads a space's memory from a checkpoint or savepoint, without a job and without Kafka. */
package org.mneme.jobs.snapshot;
