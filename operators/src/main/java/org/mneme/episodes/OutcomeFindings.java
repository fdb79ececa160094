package org.mneme.episodes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.Outcome;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** Findings that the outcome shows, with the steps beside it. */
final class OutcomeFindings {

  private static final int DETAIL_WORDS = 24;
  private static final int GOALS = 5;
  private static final int GOAL_WORDS = 8;
  private static final int TOOLS = 8;

  private static final SentenceTemplate COMPLETED =
      new SentenceTemplate("The task was completed in {}.");
  private static final SentenceTemplate NOT_REACHED = new SentenceTemplate("Not reached: {}.");
  private static final SentenceTemplate ENDED_ON_ERROR =
      new SentenceTemplate("It ended on a failed call of {}.");
  private static final SentenceTemplate LATE =
      new SentenceTemplate("It was given up only after {}.");
  private static final SentenceTemplate WAY = new SentenceTemplate("A way that worked: {}.");
  private static final SentenceTemplate FAILED = new SentenceTemplate("It failed after {}{}.");
  private static final SentenceTemplate ABSTAINED =
      new SentenceTemplate("The agent abstained after {}{}.");
  private static final SentenceTemplate ABANDONED =
      new SentenceTemplate("No one completed it; it fell silent after {}.");

  private final ReflectionParameters parameters;

  OutcomeFindings(ReflectionParameters parameters) {
    this.parameters = parameters;
  }

  void successes(Outcome outcome, List<StepDigest> steps, List<Finding> findings) {
    if (is(Verdict.SUCCESS, outcome)) {
      add(FindingKind.SUCCESS, last(steps), COMPLETED.fill(count(steps)), findings);
    }
  }

  void improvements(Outcome outcome, List<StepDigest> steps, List<Finding> findings) {
    if (outcome != null && !outcome.failed().isEmpty()) {
      String goals =
          outcome.failed().stream()
              .limit(GOALS)
              .map(goal -> Excerpt.words(goal, GOAL_WORDS))
              .collect(Collectors.joining(", "));
      add(FindingKind.IMPROVEMENT, List.of(), NOT_REACHED.fill(goals), findings);
    }
    if (!is(Verdict.SUCCESS, outcome) && !steps.isEmpty()) {
      StepDigest end = steps.get(steps.size() - 1);
      if (end.status().isError()) {
        add(FindingKind.IMPROVEMENT, last(steps), ENDED_ON_ERROR.fill(end.tool()), findings);
      }
    }
    if ((is(Verdict.FAILURE, outcome) || is(Verdict.ABSTAINED, outcome))
        && steps.size() > parameters.longSteps()) {
      add(FindingKind.IMPROVEMENT, last(steps), LATE.fill(count(steps)), findings);
    }
  }

  void insights(Task task, Outcome outcome, List<StepDigest> steps, List<Finding> findings) {
    if (outcome == null) {
      add(FindingKind.INSIGHT, last(steps), ABANDONED.fill(count(steps)), findings);
    } else if (outcome.verdict() == Verdict.SUCCESS) {
      way(task, steps, findings);
    } else if (outcome.verdict() == Verdict.FAILURE) {
      String sentence = FAILED.fill(count(steps), because(outcome));
      add(FindingKind.INSIGHT, last(steps), sentence, findings);
    } else if (outcome.verdict() == Verdict.ABSTAINED) {
      String sentence = ABSTAINED.fill(count(steps), because(outcome));
      add(FindingKind.INSIGHT, last(steps), sentence, findings);
    }
  }

  /** The tools that worked, in order, repeats in a row taken as one. */
  private void way(Task task, List<StepDigest> steps, List<Finding> findings) {
    List<String> tools = new ArrayList<>();
    List<Integer> evidence = new ArrayList<>();
    for (StepDigest step : steps) {
      boolean repeats = !tools.isEmpty() && tools.get(tools.size() - 1).equals(step.tool());
      if (!step.status().isError() && !repeats) {
        tools.add(step.tool());
        evidence.add(step.number());
      }
    }
    if (tools.size() >= 2) {
      String kind = task.type() == null ? "" : Excerpt.words(task.type(), GOAL_WORDS) + " by ";
      String more = tools.size() > TOOLS ? ", " + Excerpt.ELLIPSIS : "";
      String way = tools.stream().limit(TOOLS).collect(Collectors.joining(", "));
      add(FindingKind.INSIGHT, evidence, WAY.fill(kind + way + more), findings);
    }
  }

  private void add(
      FindingKind kind, List<Integer> evidence, String sentence, List<Finding> findings) {
    findings.add(Reflector.finding(kind, evidence, parameters.evidence(), sentence));
  }

  private static boolean is(Verdict verdict, Outcome outcome) {
    return outcome != null && outcome.verdict() == verdict;
  }

  private static List<Integer> last(List<StepDigest> steps) {
    return steps.isEmpty() ? List.of() : List.of(steps.get(steps.size() - 1).number());
  }

  private static String count(List<StepDigest> steps) {
    return steps.size() == 1 ? "1 step" : steps.size() + " steps";
  }

  private static String because(Outcome outcome) {
    String detail = Excerpt.words(outcome.detail(), DETAIL_WORDS);
    return detail.isEmpty() ? "" : ": " + detail;
  }
}
