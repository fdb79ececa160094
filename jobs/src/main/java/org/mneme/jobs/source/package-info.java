/** The sources: Kafka topics decoded into records or rejections, and the heartbeat. */
package org.mneme.jobs.source;
