/**
 * Logs of other programs, read as episode events: pure readers that do not care where the events
 * go. They may use {@code org.mneme.model} and the limits of {@code org.mneme.wire}.
 */
package org.mneme.jobs.imports;
