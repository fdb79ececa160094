package org.mneme.episodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.StepDigest;

/** Findings that the steps alone show. */
final class StepFindings {

  private static final int MESSAGE_WORDS = 12;

  private static final SentenceTemplate FLAWLESS = new SentenceTemplate("None of {} steps failed.");
  private static final SentenceTemplate RETRY = new SentenceTemplate("Trying {} again worked.");
  private static final SentenceTemplate RECOVERY =
      new SentenceTemplate("{} worked after {} had failed.");
  private static final SentenceTemplate FAILURES =
      new SentenceTemplate("{} failed in {} of {} calls{}.");
  private static final SentenceTemplate RUN =
      new SentenceTemplate("{} failed {} times in a row; try another way sooner.");
  private static final SentenceTemplate SLOW =
      new SentenceTemplate("Step {} ({}) took {} % of the time spent in tools.");

  private final ReflectionParameters parameters;

  StepFindings(ReflectionParameters parameters) {
    this.parameters = parameters;
  }

  void successes(List<StepDigest> steps, List<Finding> findings) {
    if (steps.size() >= parameters.flawlessSteps()
        && steps.stream().noneMatch(step -> step.status().isError())) {
      List<Integer> all = steps.stream().map(StepDigest::number).toList();
      findings.add(finding(FindingKind.SUCCESS, all, FLAWLESS.fill(steps.size())));
    }
    recoveries(steps, findings);
  }

  void improvements(List<StepDigest> steps, List<Finding> findings) {
    failures(steps, findings);
    runs(steps, findings);
    slowest(steps, findings);
  }

  private void recoveries(List<StepDigest> steps, List<Finding> findings) {
    Map<List<String>, List<Integer>> evidence = new LinkedHashMap<>();
    for (int failed : StepStatistics.of(steps).recoveries()) {
      StepDigest error = steps.get(failed);
      StepDigest success = steps.get(failed + 1);
      List<Integer> numbers =
          evidence.computeIfAbsent(
              List.of(error.tool(), success.tool()), pair -> new ArrayList<>());
      numbers.add(error.number());
      numbers.add(success.number());
    }
    evidence.entrySet().stream()
        .limit(parameters.perTemplate())
        .forEach(
            entry -> {
              String failed = entry.getKey().get(0);
              String worked = entry.getKey().get(1);
              String sentence =
                  failed.equals(worked) ? RETRY.fill(worked) : RECOVERY.fill(worked, failed);
              findings.add(finding(FindingKind.SUCCESS, entry.getValue(), sentence));
            });
  }

  private void failures(List<StepDigest> steps, List<Finding> findings) {
    Map<String, List<StepDigest>> byTool = new LinkedHashMap<>();
    for (StepDigest step : steps) {
      if (step.status().isError()) {
        byTool.computeIfAbsent(step.tool(), tool -> new ArrayList<>()).add(step);
      }
    }
    byTool.entrySet().stream()
        .limit(parameters.perTemplate())
        .forEach(
            entry -> {
              List<StepDigest> failed = entry.getValue();
              long calls = steps.stream().filter(s -> s.tool().equals(entry.getKey())).count();
              String message = Excerpt.words(failed.get(0).message(), MESSAGE_WORDS);
              String because = message.isEmpty() ? "" : ": " + message;
              findings.add(
                  finding(
                      FindingKind.IMPROVEMENT,
                      failed.stream().map(StepDigest::number).toList(),
                      FAILURES.fill(entry.getKey(), failed.size(), calls, because)));
            });
  }

  private void runs(List<StepDigest> steps, List<Finding> findings) {
    int found = 0;
    for (int from = 0; from < steps.size() && found < parameters.perTemplate(); ) {
      int to = from + 1;
      if (steps.get(from).status().isError()) {
        String tool = steps.get(from).tool();
        while (to < steps.size()
            && steps.get(to).status().isError()
            && steps.get(to).tool().equals(tool)) {
          to++;
        }
        if (to - from >= 2) {
          List<Integer> numbers = steps.subList(from, to).stream().map(StepDigest::number).toList();
          findings.add(finding(FindingKind.IMPROVEMENT, numbers, RUN.fill(tool, to - from)));
          found++;
        }
      }
      from = to;
    }
  }

  private void slowest(List<StepDigest> steps, List<Finding> findings) {
    double total = 0;
    StepDigest slowest = null;
    int timed = 0;
    for (StepDigest step : steps) {
      if (step.latencyMillis() != null) {
        timed++;
        total += step.latencyMillis();
        if (slowest == null || step.latencyMillis() > slowest.latencyMillis()) {
          slowest = step;
        }
      }
    }
    if (timed < 2 || slowest.latencyMillis() < parameters.slowMillis()) {
      return;
    }
    double share = slowest.latencyMillis() / total;
    if (share > parameters.slowShare()) {
      String sentence = SLOW.fill(slowest.number(), slowest.tool(), Math.round(100 * share));
      findings.add(finding(FindingKind.IMPROVEMENT, List.of(slowest.number()), sentence));
    }
  }

  private Finding finding(FindingKind kind, List<Integer> evidence, String sentence) {
    return Reflector.finding(kind, evidence, parameters.evidence(), sentence);
  }
}
