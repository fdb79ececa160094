/**
 * The job: options, sources, sinks and the one place that knows the order of the operators ({@code
 * Topology}).
 */
package org.mneme.jobs;
