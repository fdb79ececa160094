package org.mneme.jobs.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.RecallResult;
import org.mneme.model.Verdict;

/**
 * Holds what came out of the job against what must come out: nothing lost, nothing doubled, nothing
 * changed on the way. Safe to share between the thread that sends and the one that reads.
 */
public final class Accounting {

  private static final int SHOWN = 5;

  private final Arrivals acknowledgements = new Arrivals();
  private final Arrivals answers = new Arrivals();
  private final Map<String, Held> stored = new HashMap<>();
  private final Set<String> refusedQueries = new HashSet<>();
  private final Set<String> deadLetterKeys = new HashSet<>();
  private final Map<String, Long> deadLettersByReason = new TreeMap<>();
  private long deadLetters;

  private record Held(Verdict verdict, int steps, long startedAt, long closedAt) {}

  /** Takes a record of the memories topic. */
  public synchronized void acknowledged(Episode episode) {
    acknowledgements.add(episode.key());
    if (episode.status() == EpisodeStatus.STORED) {
      stored.put(
          episode.key(),
          new Held(
              episode.outcome().verdict(),
              episode.steps().size(),
              episode.startedAt(),
              episode.closedAt()));
    }
  }

  /** Takes a record of the results topic. */
  public synchronized void answered(RecallResult result) {
    answers.add(result.query());
    if (result.error() != null || result.expired()) {
      refusedQueries.add(result.query());
    }
  }

  /** Takes a record of the dead-letter topic; {@code key} may be null. */
  public synchronized void deadLetter(String key, String reason) {
    deadLetters++;
    deadLettersByReason.merge(reason, 1L, Long::sum);
    deadLetterKeys.add(key);
  }

  /** Different episodes acknowledged as stored. */
  public synchronized long stored() {
    return stored.size();
  }

  /** Different queries answered. */
  public synchronized long answers() {
    return answers.different();
  }

  /** Rejected records. */
  public synchronized long deadLetters() {
    return deadLetters;
  }

  /** Rejected records by reason code. */
  public synchronized Map<String, Long> deadLettersByReason() {
    return new TreeMap<>(deadLettersByReason);
  }

  /** Acknowledgements and answers beyond the first of each. */
  public synchronized long duplicates() {
    return acknowledgements.extra() + answers.extra();
  }

  /**
   * Keys of episodes and ids of queries that must have come out and did not. An episode with a dead
   * letter of its own is accounted for.
   */
  public synchronized List<String> lost(Truth truth) {
    return Stream.concat(
            acknowledgements.missing(truth.episodes().keySet()).stream()
                .filter(key -> !deadLetterKeys.contains(key)),
            answers.missing(truth.familyOfQuery().keySet()).stream())
        .toList();
  }

  /** Whether all that must come has come; says nothing of what must not. */
  public synchronized boolean isComplete(Truth truth) {
    return deadLetters >= truth.rejections() && lost(truth).isEmpty();
  }

  /** What is wrong, one sentence each; empty when all is right. */
  public synchronized List<String> problems(Truth truth) {
    List<String> problems = new ArrayList<>();
    add(problems, "never came out", lost(truth));
    add(problems, "were acknowledged more than once", acknowledgements.repeated());
    add(problems, "were answered more than once", answers.repeated());
    add(
        problems,
        "were acknowledged and never sent completely",
        acknowledgements.beyond(truth.episodes().keySet()));
    add(problems, "were acknowledged, but not as they were sent", changed(truth));
    add(
        problems,
        "were refused or came too late",
        truth.familyOfQuery().keySet().stream().filter(refusedQueries::contains).toList());
    if (deadLetters < truth.rejections()) {
      problems.add(truth.rejections() + " bad records gave only " + deadLetters + " dead letters");
    }
    if (truth.rejections() == 0 && deadLetters > 0) {
      problems.add(deadLetters + " dead letters of good records: " + deadLettersByReason);
    }
    return problems;
  }

  private List<String> changed(Truth truth) {
    return truth.episodes().values().stream()
        .filter(expected -> acknowledgements.has(expected.key()))
        .filter(expected -> !deadLetterKeys.contains(expected.key()))
        .filter(expected -> !held(expected).equals(stored.get(expected.key())))
        .map(ExpectedEpisode::key)
        .toList();
  }

  private static Held held(ExpectedEpisode expected) {
    return new Held(
        expected.verdict(), expected.steps(), expected.startedAt(), expected.closedAt());
  }

  private static void add(List<String> problems, String what, List<String> keys) {
    if (!keys.isEmpty()) {
      String more = keys.size() > SHOWN ? ", …" : "";
      problems.add(
          keys.size()
              + " "
              + what
              + ": "
              + String.join(", ", keys.subList(0, Math.min(SHOWN, keys.size())))
              + more);
    }
  }
}
