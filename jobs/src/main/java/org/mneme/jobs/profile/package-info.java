/**
 * Profiles of a command's own process: a flame graph by async-profiler, which Flink brings, and a
 * recording of the JDK's Flight Recorder. Uses nothing of Mneme.
 */
package org.mneme.jobs.profile;
