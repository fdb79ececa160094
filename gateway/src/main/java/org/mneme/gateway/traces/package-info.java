/**
 * Spans of recalls for whoever traces its agents; the only package that knows OpenTelemetry, and it
 * knows none of the others.
 */
package org.mneme.gateway.traces;
