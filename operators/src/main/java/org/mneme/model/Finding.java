package org.mneme.model;

import java.util.List;

/**
 * One lesson of an episode.
 *
 * @param kind what sort of lesson
 * @param steps numbers of the steps that are its evidence, ascending; may be empty
 * @param sentence the lesson in words
 */
public record Finding(FindingKind kind, List<Integer> steps, String sentence) {}
