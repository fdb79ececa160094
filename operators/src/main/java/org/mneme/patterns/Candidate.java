package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;

/**
 * What is counted of a candidate, in state under its {@link CandidateKey}.
 *
 * @param support episodes that show it
 * @param successes those of them that do so with success
 * @param occurrences how often it occurs in them
 * @param since end of the first window that counted it: an episode that an earlier one counted was
 *     counted under the key before it was pruned, or never
 * @param firstAt closing time of the first of these episodes that is remembered
 * @param lastAt closing time of the last one
 * @param evidence the last {@value #MOST_EVIDENCE} of them, ascending by (closing time, id)
 * @param coverage what longer candidates say of it; null for none
 * @param standing what others know of it; null while none do
 */
public record Candidate(
    int support,
    int successes,
    int occurrences,
    long since,
    long firstAt,
    long lastAt,
    List<Sighting> evidence,
    Coverage coverage,
    Standing standing) {

  static final int MOST_EVIDENCE = 10;

  /** The first time of a candidate that has none. */
  static final long UNKNOWN = Long.MAX_VALUE;

  /** What was never shown. */
  static final Candidate NONE =
      new Candidate(0, 0, 0, Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, List.of(), null, null);

  Coverage covering() {
    return coverage == null ? Coverage.NONE : coverage;
  }

  Standing known() {
    return standing == null ? Standing.NONE : standing;
  }

  double bound() {
    return Wilson.lower(successes, support);
  }

  /** When it was last seen or of use. */
  long lastUsed() {
    return Math.max(lastAt, Math.max(known().usedAt(), known().judgedAt()));
  }

  /** With one more episode, counted by the window that ends at {@code window}. */
  Candidate plus(Sighting sighting, Showings.Showing showing, long window) {
    return new Candidate(
            support + 1,
            successes + (showing.isSuccess() ? 1 : 0),
            occurrences + showing.times(),
            Math.min(since, window),
            firstAt,
            lastAt,
            evidence,
            coverage,
            standing)
        .seen(sighting);
  }

  /** With {@code sighting} among what is remembered of it; the counts stay. */
  Candidate seen(Sighting sighting) {
    List<Sighting> last = evidence;
    boolean isKept =
        evidence.size() < MOST_EVIDENCE || Sighting.ORDER.compare(evidence.get(0), sighting) < 0;
    if (isKept) {
      last = new ArrayList<>(MOST_EVIDENCE + 1);
      last.addAll(evidence);
      int place = last.size();
      while (place > 0 && Sighting.ORDER.compare(last.get(place - 1), sighting) > 0) {
        place--;
      }
      last.add(place, sighting);
      if (last.size() > MOST_EVIDENCE) {
        last.remove(0);
      }
    }
    return new Candidate(
        support,
        successes,
        occurrences,
        since,
        Math.min(firstAt, sighting.closedAt()),
        Math.max(lastAt, sighting.closedAt()),
        last,
        coverage,
        standing);
  }

  /** Without an episode that was counted; what is remembered stays. */
  Candidate minus(Showings.Showing showing) {
    return new Candidate(
        Math.max(0, support - 1),
        Math.max(0, successes - (showing.isSuccess() ? 1 : 0)),
        Math.max(0, occurrences - showing.times()),
        since,
        firstAt,
        lastAt,
        evidence,
        coverage,
        standing);
  }

  /**
   * Whether {@code trace} is among what is counted, given that it shows it: not where it began anew
   * after it was pruned.
   */
  boolean hasCounted(EpisodeTrace trace) {
    return support > 0 && since <= trace.window();
  }

  /** Without {@code trace} in what is remembered, as if it had never been; the counts stay. */
  Candidate forgetting(EpisodeTrace trace) {
    return (firstAt == trace.closedAt() ? firstSeen(UNKNOWN) : this).unnaming(trace);
  }

  /** Without the name of {@code trace}, which has made room; the counts and the first time stay. */
  Candidate unnaming(EpisodeTrace trace) {
    Sighting sighting = new Sighting(trace.episode(), trace.closedAt());
    if (!evidence.contains(sighting)) {
      return this;
    }
    List<Sighting> kept = new ArrayList<>(evidence);
    kept.remove(sighting);
    return new Candidate(
        support,
        successes,
        occurrences,
        since,
        firstAt,
        kept.isEmpty() ? Long.MIN_VALUE : kept.get(kept.size() - 1).closedAt(),
        kept,
        coverage,
        standing);
  }

  /** Whether it does not name as many episodes as it should, or does not know its first. */
  boolean isDamaged() {
    return support == 0 || firstAt == UNKNOWN || lacksEvidence();
  }

  /** Whether it names fewer episodes than it should. */
  boolean lacksEvidence() {
    return evidence.size() < Math.min(MOST_EVIDENCE, support);
  }

  /** Whether {@code sighting} is among its evidence. */
  boolean names(Sighting sighting) {
    return evidence.contains(sighting);
  }

  /** With {@code sighting} among its evidence; the counts and the first time stay. */
  Candidate remembering(Sighting sighting) {
    return seen(sighting).firstSeen(firstAt);
  }

  /** With another time of the first episode. */
  Candidate firstSeen(long at) {
    return new Candidate(
        support, successes, occurrences, since, at, lastAt, evidence, coverage, standing);
  }

  /** Shown by none any more: what shows it next is the first; what it told must be taken back. */
  Candidate begunAnew() {
    return new Candidate(
        0,
        0,
        0,
        NONE.since,
        NONE.firstAt,
        NONE.lastAt,
        List.of(),
        coverage,
        standing == null ? null : standing.unused());
  }

  Candidate with(Coverage newCoverage) {
    return new Candidate(
        support,
        successes,
        occurrences,
        since,
        firstAt,
        lastAt,
        evidence,
        newCoverage.equals(Coverage.NONE) ? null : newCoverage,
        standing);
  }

  Candidate with(Standing newStanding) {
    return new Candidate(
        support,
        successes,
        occurrences,
        since,
        firstAt,
        lastAt,
        evidence,
        coverage,
        newStanding.equals(Standing.NONE) ? null : newStanding);
  }
}
