/**
 * What measurements have in common: results with the machine, the commit and the parameters, as
 * Markdown and JSON; comparison of two results; ratios with their confidence, and the gate that
 * holds them against {@code benchmarks/baseline.json}; and the programs among the tests of a
 * checkout that measure without Kafka. Knows nothing of what is measured.
 */
package org.mneme.jobs.bench;
