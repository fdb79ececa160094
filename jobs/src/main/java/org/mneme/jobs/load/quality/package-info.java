/**
 * Recall quality on real input: imports chat trajectories into the whole job, asks for each what
 * the user first said, and counts how often other trials of the same task come back. What counts is
 * pure; only the exchange touches Kafka.
 */
package org.mneme.jobs.load.quality;
