/** The sinks: what the job writes, encoded onto Kafka topics. */
package org.mneme.jobs.sink;
