package org.mneme.model;

import java.util.List;

/**
 * How to go about a task as those did who succeeded: what an agent can follow step by step.
 *
 * @param steps tools in the order in which they are to be called
 * @param pitfalls errors that occurred on the way, and what helped, most certain first
 * @param confidence bound of the pattern that the steps come from, in [0, 1]
 * @param sources ids of the episodes behind it, ascending
 */
public record Playbook(
    List<String> steps, List<Pitfall> pitfalls, double confidence, List<String> sources) {}
