/**
 * A standalone Flink cluster and a Kafka broker on this machine as processes of their own, from the
 * libraries that {@code bin/mneme} runs with: what a platform engineer has, without an engine for
 * containers. It knows the job only as a jar that it submits; it may use {@code jobs.local}, {@code
 * jobs.kafka} and {@code jobs.config}.
 */
package org.mneme.jobs.cluster;
