package org.mneme.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mneme.model.Episode;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/**
 * What mining keeps of an episode, in state under its id: enough to count it, and to count it back
 * when it is forgotten.
 *
 * @param episode its id
 * @param domain of its task; empty when it names none
 * @param startedAt epoch milliseconds of event time
 * @param closedAt epoch milliseconds of event time
 * @param agent who ran it, or null
 * @param user for whom, or null
 * @param isSuccess whether its verdict is success
 * @param value in [0, 1]
 * @param latency natural logarithm of 1 + the mean latency of its steps in milliseconds; NaN when
 *     none states one
 * @param tools of its steps, in their order
 * @param errors the class of each step's error, empty for a step that went well
 * @param features of its task, as {@code name=value}
 * @param applied until its window closes the patterns that its steps name, afterwards the keys of
 *     those that were credited
 * @param window end of the window in which it is to be counted, and then was
 */
public record EpisodeTrace(
    String episode,
    String domain,
    long startedAt,
    long closedAt,
    String agent,
    String user,
    boolean isSuccess,
    double value,
    double latency,
    List<String> tools,
    List<String> errors,
    List<String> features,
    List<String> applied,
    long window) {

  /** Most distinct patterns that an episode is credited to. */
  static final int MOST_APPLIED = 64;

  private static final int MOST_TAGS = 16;

  /** The order of learning: by closing time, then id. */
  static final Comparator<EpisodeTrace> ORDER =
      Comparator.comparingLong(EpisodeTrace::closedAt).thenComparing(EpisodeTrace::episode);

  static EpisodeTrace of(Episode episode, long window) {
    int steps = episode.steps().size();
    List<String> tools = new ArrayList<>(steps);
    List<String> errors = new ArrayList<>(steps);
    Set<String> applied = new LinkedHashSet<>();
    double latencies = 0;
    int timed = 0;
    for (StepDigest step : episode.steps()) {
      tools.add(step.tool());
      errors.add(ErrorClass.of(step));
      for (String pattern : step.appliedPatterns()) {
        if (applied.size() < MOST_APPLIED && PatternId.isPattern(pattern)) {
          applied.add(pattern);
        }
      }
      if (step.latencyMillis() != null) {
        latencies += step.latencyMillis();
        timed++;
      }
    }
    return new EpisodeTrace(
        episode.episode(),
        episode.task().domain() == null ? "" : CandidateKey.plain(episode.task().domain()),
        episode.startedAt(),
        episode.closedAt(),
        episode.agent(),
        episode.user(),
        episode.outcome() != null && episode.outcome().verdict() == Verdict.SUCCESS,
        episode.value(),
        timed == 0 ? Double.NaN : StrictMath.log1p(latencies / timed),
        tools,
        errors,
        features(episode.task()),
        new ArrayList<>(applied),
        window);
  }

  /** The same, once it is counted by the window that ends at {@code countedIn}. */
  EpisodeTrace counted(List<String> credited, long countedIn) {
    return new EpisodeTrace(
        episode, domain, startedAt, closedAt, agent, user, isSuccess, value, latency, tools, errors,
        features, credited, countedIn);
  }

  private static List<String> features(Task task) {
    Set<String> features = new LinkedHashSet<>();
    add(features, "type", task.type());
    task.tags().stream().limit(MOST_TAGS).forEach(tag -> add(features, "tag", tag));
    add(features, "language", task.language());
    add(features, "framework", task.framework());
    if (task.complexity() != null) {
      add(features, "complexity", task.complexity().name().toLowerCase(Locale.ROOT));
    }
    return new ArrayList<>(features);
  }

  private static void add(Set<String> features, String name, String value) {
    if (value != null && !value.isEmpty()) {
      features.add(name + '=' + value);
    }
  }
}
