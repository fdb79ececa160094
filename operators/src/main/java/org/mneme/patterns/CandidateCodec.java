package org.mneme.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mneme.model.PatternKind;

/**
 * A candidate as bytes, some 30 and 15 more an episode that it names: an eighth of the time of a
 * general serialiser, for what is written most.
 */
final class CandidateCodec {

  private static final int COVERED = 1;
  private static final int KNOWN = 2;

  /** Ids that were read: candidates of one episode share its id. */
  private final Map<String, String> ids = new HashMap<>();

  /** Writes {@code candidate}. */
  static void write(PackedWriter out, Candidate candidate) {
    Coverage coverage = candidate.coverage();
    Standing standing = candidate.standing();
    out.octet((coverage == null ? 0 : COVERED) | (standing == null ? 0 : KNOWN));
    out.whole(candidate.support()).whole(candidate.successes()).whole(candidate.occurrences());
    out.whole(candidate.since());
    out.whole(candidate.firstAt() - candidate.since());
    out.whole(candidate.lastAt() - candidate.firstAt());
    out.whole(candidate.evidence().size());
    long before = candidate.firstAt();
    for (Sighting sighting : candidate.evidence()) {
      out.text(sighting.episode()).whole(sighting.closedAt() - before);
      before = sighting.closedAt();
    }
    if (coverage != null) {
      out.whole(coverage.covered()).whole(coverage.coveredSuccesses());
      out.whole(coverage.told()).whole(coverage.toldSuccesses());
    }
    if (standing != null) {
      out.octet(standing.emitted() == null ? 0 : CandidateKey.letter(standing.emitted()));
      out.real(standing.bound()).real(standing.effectiveness());
      out.whole(standing.applied()).whole(standing.helped()).whole(standing.usedAt());
      out.real(standing.weight()).whole(standing.judgedAt());
    }
  }

  /** Reads what {@link #write} wrote. */
  Candidate read(PackedReader in) {
    int parts = in.octet();
    int support = in.count();
    int successes = in.count();
    int occurrences = in.count();
    long since = in.whole();
    long firstAt = since + in.whole();
    long lastAt = firstAt + in.whole();
    int size = in.count();
    List<Sighting> evidence = new ArrayList<>(size);
    long before = firstAt;
    for (int i = 0; i < size; i++) {
      String id = in.text();
      before += in.whole();
      evidence.add(new Sighting(ids.computeIfAbsent(id, same -> same), before));
    }
    Coverage coverage = null;
    if ((parts & COVERED) != 0) {
      coverage = new Coverage(in.count(), in.count(), in.count(), in.count());
    }
    Standing standing = null;
    if ((parts & KNOWN) != 0) {
      int letter = in.octet();
      PatternKind emitted = letter == 0 ? null : CandidateKey.kind((char) letter);
      double bound = in.real();
      double effectiveness = in.real();
      standing =
          new Standing(
              emitted,
              bound,
              effectiveness,
              in.count(),
              in.count(),
              in.whole(),
              in.real(),
              in.whole());
    }
    return new Candidate(
        support, successes, occurrences, since, firstAt, lastAt, evidence, coverage, standing);
  }
}
