/**
 * How long a lesson takes across a fleet: from the episode of one agent to the recall of another.
 * Uses the exchange of {@code quality}.
 */
package org.mneme.jobs.load.lesson;
