/**
 * Holds two deployments of the job against each other: what their compacted topics say, and what
 * they answer. It may use {@code jobs.kafka}.
 */
package org.mneme.jobs.compare;
