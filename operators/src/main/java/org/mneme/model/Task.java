package org.mneme.model;

import java.util.List;

/**
 * What an episode is about.
 *
 * @param description what was asked for, at most 10 kB of UTF-8; never null, may be empty
 * @param type kind of task, or null
 * @param domain the field the task belongs to, or null
 * @param tags free labels; never null
 * @param language natural or programming language, or null
 * @param framework framework the agent worked with, or null
 * @param complexity said difficulty, or null (counts as moderate)
 */
public record Task(
    String description,
    String type,
    String domain,
    List<String> tags,
    String language,
    String framework,
    Complexity complexity) {}
