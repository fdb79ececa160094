/**
 * Long runs on a cluster of processes: what they hold is sampled, and a line laid through the
 * samples says whether it grows.
 */
package org.mneme.jobs.soak;
