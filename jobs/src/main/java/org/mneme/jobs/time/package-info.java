/**
 * How event time moves: per-partition watermarks of the event sources, a query source that never
 * holds time back, and the heartbeat that moves it on when everything is silent.
 */
package org.mneme.jobs.time;
