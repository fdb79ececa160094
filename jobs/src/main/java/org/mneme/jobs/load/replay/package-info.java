/**
 * Workloads of other memories, played by their published definitions: against a store that is
 * filled first, with vectors that are really stored, over Kafka, at a fixed rate whatever becomes
 * of the answers, beside an echo of the same run. Uses what {@code org.mneme.jobs.load} measures
 * with.
 */
package org.mneme.jobs.load.replay;
