package org.mneme.jobs.load.quality;

/**
 * A question whose right answers are known: the other trials of its task.
 *
 * @param id id of the query
 * @param text what is asked
 * @param task id of the task
 * @param own the episode that the text was taken from, which counts neither way; null if it was
 *     taken from none
 */
public record Question(String id, String text, String task, String own) {}
