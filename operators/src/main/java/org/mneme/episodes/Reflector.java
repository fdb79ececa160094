package org.mneme.episodes;

import java.util.ArrayList;
import java.util.List;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.Outcome;
import org.mneme.model.Reflection;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;

/**
 * What an episode teaches, as findings with their evidence: successes, then improvements, then
 * insights, each kind in a fixed order. No language model is asked: the sentences come from
 * templates that are prepared once.
 */
public final class Reflector {

  private final StepFindings stepFindings;
  private final OutcomeFindings outcomeFindings;

  /** A reflector with these bounds. */
  public Reflector(ReflectionParameters parameters) {
    this.stepFindings = new StepFindings(parameters);
    this.outcomeFindings = new OutcomeFindings(parameters);
  }

  /**
   * The findings of an episode.
   *
   * @param task what it was about
   * @param outcome how it ended, or null when abandoned
   * @param steps ascending by number
   */
  public Reflection reflect(Task task, Outcome outcome, List<StepDigest> steps) {
    List<Finding> findings = new ArrayList<>();
    outcomeFindings.successes(outcome, steps, findings);
    stepFindings.successes(steps, findings);
    stepFindings.improvements(steps, findings);
    outcomeFindings.improvements(outcome, steps, findings);
    outcomeFindings.insights(task, outcome, steps, findings);
    return new Reflection(List.copyOf(findings));
  }

  /** A finding with at most {@code most} step numbers as its evidence. */
  static Finding finding(FindingKind kind, List<Integer> evidence, int most, String sentence) {
    List<Integer> first = evidence.stream().sorted().distinct().limit(most).toList();
    return new Finding(kind, first, sentence);
  }
}
