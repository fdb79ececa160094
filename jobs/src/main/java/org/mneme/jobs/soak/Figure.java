package org.mneme.jobs.soak;

/**
 * A figure that must not grow.
 *
 * @param column its name in {@link Samples}
 * @param title what it is, with its unit
 * @param bound largest growth in an hour as a share of its mean
 */
record Figure(String column, String title, double bound) {}
