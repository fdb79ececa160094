/**
 * Measurements of a job on a cluster of processes under one kind of strain each: ways of delivery,
 * restarts, overload. They drive it over Kafka as its users do.
 */
package org.mneme.jobs.drill;
