package org.mneme.patterns;

import org.mneme.model.Pattern;
import org.mneme.model.PatternKind;

/** A candidate as a pattern that others can read. */
final class PatternView {

  private final CountBook book;
  private final String space;

  PatternView(CountBook book, String space) {
    this.book = book;
    this.space = space;
  }

  /** The pattern of a candidate that is handed on as its standing says. */
  Pattern of(CandidateKey key, Candidate candidate) throws Exception {
    Standing standing = candidate.known();
    CandidateKey name = key.as(standing.emitted());
    return new Pattern(
        space,
        PatternId.of(name),
        standing.emitted(),
        key.domain(),
        standing.emitted() == PatternKind.SEQUENCE ? null : name.condition(),
        name.tools(),
        candidate.support(),
        candidate.successes(),
        candidate.bound(),
        lift(key, candidate),
        standing.applied(),
        standing.helped(),
        Wilson.lower(standing.helped(), standing.applied()),
        standing.weight(),
        candidate.firstAt(),
        candidate.lastAt(),
        CountBook.evidence(candidate),
        null,
        false);
  }

  private double lift(CandidateKey key, Candidate candidate) throws Exception {
    switch (candidate.known().emitted()) {
      case SEQUENCE, CONTEXT -> {
        DomainCounts domain = book.domain(key.domain());
        return ratio(candidate, domain.successes(), domain.episodes());
      }
      case DECISION -> {
        Candidate all = book.get(key.choices(key.tools().get(0)));
        return ratio(
            candidate,
            all.successes() - candidate.successes(),
            all.support() - candidate.support());
      }
      case RECOVERY -> {
        Candidate error = book.get(key.error());
        return ratio(candidate, error.successes(), error.support());
      }
      default -> {
        return 1;
      }
    }
  }

  /** Where nothing else succeeded, as if one of one more had. */
  private static double ratio(Candidate candidate, int successes, int trials) {
    if (trials <= 0) {
      return 1;
    }
    double rate = (double) candidate.successes() / candidate.support();
    double other = successes > 0 ? (double) successes / trials : 1.0 / (trials + 1);
    return rate / other;
  }
}
