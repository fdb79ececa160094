package org.mneme.patterns;

import org.mneme.model.PatternKind;

/**
 * What the patterns of a domain are compared with, in state under the domain.
 *
 * @param episodes episodes counted
 * @param successes those of them that succeeded
 * @param path tools on their clean paths
 * @param runs runs of these paths
 * @param candidates candidates in state
 * @param sequences sequences of at least two tools among them
 * @param recoveries recoveries among them
 * @param contexts contexts among them
 * @param pairs accepted sequences of two tools: the choices that are made
 * @param reviewed {@code episodes} when all patterns of the domain were judged last
 */
public record DomainCounts(
    int episodes,
    int successes,
    int path,
    int runs,
    int candidates,
    int sequences,
    int recoveries,
    int contexts,
    int pairs,
    int reviewed) {

  static final DomainCounts NONE = new DomainCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  DomainCounts plus(int sign, boolean isSuccess, int tools, int runsOfPath) {
    return new DomainCounts(
        Math.max(0, episodes + sign),
        Math.max(0, successes + (isSuccess ? sign : 0)),
        Math.max(0, path + sign * tools),
        Math.max(0, runs + sign * runsOfPath),
        candidates,
        sequences,
        recoveries,
        contexts,
        pairs,
        reviewed);
  }

  DomainCounts plusCandidates(int more) {
    return new DomainCounts(
        episodes,
        successes,
        path,
        runs,
        Math.max(0, candidates + more),
        sequences,
        recoveries,
        contexts,
        pairs,
        reviewed);
  }

  DomainCounts plusPairs(int more) {
    return new DomainCounts(
        episodes,
        successes,
        path,
        runs,
        candidates,
        sequences,
        recoveries,
        contexts,
        Math.max(0, pairs + more),
        reviewed);
  }

  /** With more candidates of a kind. */
  DomainCounts plusTested(PatternKind kind, int more) {
    return new DomainCounts(
        episodes,
        successes,
        path,
        runs,
        candidates,
        Math.max(0, sequences + (kind == PatternKind.SEQUENCE ? more : 0)),
        Math.max(0, recoveries + (kind == PatternKind.RECOVERY ? more : 0)),
        Math.max(0, contexts + (kind == PatternKind.CONTEXT ? more : 0)),
        pairs,
        reviewed);
  }

  DomainCounts reviewedNow() {
    return new DomainCounts(
        episodes,
        successes,
        path,
        runs,
        candidates,
        sequences,
        recoveries,
        contexts,
        pairs,
        episodes);
  }

  /** Candidates of {@code kind} that are judged against chance. */
  int tested(PatternKind kind) {
    return switch (kind) {
      case SEQUENCE -> sequences;
      case DECISION -> pairs;
      case RECOVERY -> recoveries;
      case CONTEXT -> contexts;
      case CHANGE -> 0;
    };
  }
}
