package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;

/**
 * What is counted of a candidate, in state under its {@link CandidateKey}.
 *
 * @param support episodes that show it
 * @param successes those of them that do so with success
 * @param occurrences how often it occurs in them
 * @param since earliest closing time of an episode that was counted: those before it were counted
 *     under the key before it was pruned, or never
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
    return Math.max(lastAt, known().usedAt());
  }

  /** With one more episode. */
  Candidate plus(Sighting sighting, Showings.Showing showing) {
    return new Candidate(
            support + 1,
            successes + (showing.isSuccess() ? 1 : 0),
            occurrences + showing.times(),
            Math.min(since, sighting.closedAt()),
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

  /** With nothing remembered of its episodes but how many they were. */
  Candidate blank() {
    return new Candidate(
        support,
        successes,
        occurrences,
        since,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        List.of(),
        coverage,
        standing);
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

  /** With the times of {@code other} and no episodes. */
  Candidate seenSometime(Candidate other) {
    return new Candidate(
        support,
        successes,
        occurrences,
        since,
        other.firstAt,
        other.lastAt,
        List.of(),
        coverage,
        standing);
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
