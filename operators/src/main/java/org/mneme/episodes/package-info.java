/**
 * Episode assembly: joins starts, steps and completions that arrive in any order into closed
 * episodes, and computes what each is worth (reward), what it teaches (reflection), how much it
 * stands out (salience), what it says in short (summary) and which experiences are the same
 * (fingerprint). All of that is pure and a function of the accepted records, never of their order;
 * only the classes named after Flink's parts wire it into the job. It may use {@code
 * org.mneme.model} and nothing else of ours.
 */
package org.mneme.episodes;
