package org.mneme.episodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mneme.model.Step;
import org.mneme.model.StepDigest;

/** Makes of a step what is kept of it: its texts cut to bounded excerpts, its vectors left out. */
public final class StepDigests {

  private final DigestParameters parameters;

  /** Digests with excerpts of these lengths. */
  public StepDigests(DigestParameters parameters) {
    this.parameters = parameters;
  }

  /** The digest of {@code step}, taken at {@code at}; shares nothing that could change. */
  public StepDigest digest(Step step, long at) {
    return new StepDigest(
        step.number(),
        at,
        step.tool(),
        Excerpt.characters(step.action(), parameters.action()),
        Excerpt.characters(step.parameters(), parameters.parameters()),
        Excerpt.characters(step.observation(), parameters.observation()),
        step.status(),
        Excerpt.characters(step.message(), parameters.message()),
        step.latencyMillis(),
        step.tokens(),
        copy(step.appliedPatterns()),
        copy(step.usedExperiences()));
  }

  private static List<String> copy(List<String> texts) {
    return Collections.unmodifiableList(new ArrayList<>(texts));
  }
}
