/**
 * The whole stack in one JVM: a real Kafka broker, a Flink cluster with RocksDB and checkpoints,
 * and the folder that holds what both keep. It is handed the job as a function and knows nothing of
 * it; it may use {@code jobs.kafka}.
 */
package org.mneme.jobs.local;
