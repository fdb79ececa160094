package org.mneme.patterns;

import java.util.List;
import org.mneme.model.PatternKind;

/**
 * Whether a candidate says something: whether it is more than chance, and nothing that a longer one
 * says as well.
 *
 * <p>A sequence must occur in more episodes than its tools would meet in by chance, and a longer
 * one must either take up half of what its larger part occurs in, or occur more often than its two
 * parts would overlap by chance. A recovery must follow its error more often than its tools follow
 * anything. A decision or a context must end differently from the other choices or the other
 * episodes (Fisher's exact test). Chance is what {@link Strictness#falsePatterns} of a kind in a
 * domain may come from, so that the threshold sinks with the number of candidates (Bonferroni); a
 * pair of tools that is accepted is a choice, and choices are compared among themselves.
 */
final class Judge {

  /** What part of it a candidate must show without longer ones that say the rest. */
  private static final double OWN_SHARE = 0.2;

  /** A choice that is made more often than by chance is no noise; it may differ by less. */
  private static final double CHOICE = 3;

  private final CountBook book;
  private final Strictness strictness;

  Judge(CountBook book, Strictness strictness) {
    this.book = book;
    this.strictness = strictness;
  }

  /**
   * A judgement.
   *
   * @param isAccepted whether it is more than chance, so that its parts need not say it too
   * @param kind what it is handed on as; null when it is not
   */
  record Judgement(boolean isAccepted, PatternKind kind) {

    static final Judgement NOTHING = new Judgement(false, null);
  }

  /** Judges a candidate whose longer ones were judged before. */
  Judgement of(CandidateKey key) throws Exception {
    Candidate candidate = book.get(key);
    if (candidate.support() < CountBook.LEAST_SUPPORT || !key.isTested()) {
      return Judgement.NOTHING;
    }
    DomainCounts domain = book.domain(key.domain());
    PatternKind kind = key.kind();
    boolean isKnown = candidate.known().emitted() != null;
    double level = strictness.level(domain.tested(kind), isKnown);
    return switch (kind) {
      case SEQUENCE -> sequence(key, candidate, domain, level);
      case RECOVERY -> recovery(key, candidate, domain, level);
      case CONTEXT ->
          new Judgement(
              false,
              differs(
                      candidate.successes(),
                      candidate.support(),
                      domain.successes() - candidate.successes(),
                      domain.episodes() - candidate.support(),
                      level)
                  ? PatternKind.CONTEXT
                  : null);
      case DECISION, CHANGE -> Judgement.NOTHING;
    };
  }

  private Judgement sequence(
      CandidateKey key, Candidate candidate, DomainCounts domain, double level) throws Exception {
    List<String> tools = key.tools();
    double chance = meeting(key, tools, domain) / domain.episodes();
    boolean isAccepted =
        Chance.atLeast(candidate.support(), domain.episodes(), chance) <= level
            && (tools.size() == 2 || isOne(key, candidate, domain, level));
    if (tools.size() == 2 && isDecision(key, tools, candidate, isAccepted)) {
      return new Judgement(isAccepted, PatternKind.DECISION);
    }
    boolean speaks = isAccepted && isItsOwn(candidate, domain.episodes(), chance, level);
    return new Judgement(isAccepted, speaks ? PatternKind.SEQUENCE : null);
  }

  /** Whether what longer candidates do not say of it is enough, and more than chance. */
  private static boolean isItsOwn(Candidate candidate, int trials, double chance, double level) {
    int covered = candidate.covering().covered();
    int left = candidate.support() - covered;
    return covered == 0
        || (left >= CountBook.LEAST_SUPPORT
            && left >= OWN_SHARE * candidate.support()
            && Chance.atLeast(left, trials, chance) <= level);
  }

  /** Whether three tools or more belong together, beyond what their parts make them meet. */
  private boolean isOne(CandidateKey key, Candidate candidate, DomainCounts domain, double level)
      throws Exception {
    int first = book.get(key.withoutLast()).support();
    int last = book.get(key.withoutFirst()).support();
    int middle = book.get(key.withoutFirst().withoutLast()).support();
    if (candidate.support() >= strictness.share() * Math.max(first, last)) {
      return true;
    }
    double chance = (double) first * last / Math.max(1, middle) / domain.episodes();
    return Chance.atLeast(candidate.support(), domain.episodes(), chance) <= level;
  }

  /** Whether what was chosen, apart from what longer sequences explain, ends differently. */
  private boolean isDecision(
      CandidateKey key, List<String> tools, Candidate candidate, boolean isAccepted)
      throws Exception {
    DomainCounts domain = book.domain(key.domain());
    boolean isKnown = candidate.known().emitted() == PatternKind.DECISION;
    double level =
        isAccepted
            ? CHOICE * strictness.level(domain.tested(PatternKind.DECISION), isKnown)
            : strictness.level(domain.tested(PatternKind.SEQUENCE), isKnown);
    Candidate all = book.get(key.choices(tools.get(0)));
    Coverage coverage = candidate.covering();
    int left = candidate.support() - coverage.covered();
    int leftSuccesses = candidate.successes() - coverage.coveredSuccesses();
    return left >= CountBook.LEAST_SUPPORT
        && leftSuccesses >= 0
        && leftSuccesses <= left
        && differs(
            leftSuccesses,
            left,
            all.successes() - candidate.successes(),
            all.support() - candidate.support(),
            level);
  }

  private Judgement recovery(
      CandidateKey key, Candidate candidate, DomainCounts domain, double level) throws Exception {
    List<String> tools = key.tools();
    double chance = 1;
    for (String tool : tools) {
      chance *= share(key, tool, domain);
    }
    int errors = book.get(key.error()).support();
    boolean isAccepted =
        Chance.atLeast(candidate.support(), errors, chance) <= level
            && (tools.size() == 1
                || candidate.support()
                    >= strictness.share() * book.get(key.withoutLast()).support());
    boolean speaks = isAccepted && isItsOwn(candidate, errors, chance, level);
    return new Judgement(isAccepted, speaks ? PatternKind.RECOVERY : null);
  }

  private static boolean differs(
      int successes, int trials, int otherSuccesses, int otherTrials, double level) {
    return trials >= CountBook.LEAST_SUPPORT
        && otherTrials >= CountBook.LEAST_SUPPORT
        && otherSuccesses >= 0
        && otherSuccesses <= otherTrials
        && Chance.differing(successes, trials, otherSuccesses, otherTrials) <= level;
  }

  /** In how many places tools would meet, were they drawn by their shares; none follows itself. */
  private double meeting(CandidateKey key, List<String> tools, DomainCounts domain)
      throws Exception {
    double places = Math.max(1, domain.path() - (tools.size() - 1.0) * domain.runs());
    double previous = 0;
    for (String tool : tools) {
      double share = share(key, tool, domain);
      places *= Math.min(1, share / (1 - Math.min(0.999, previous)));
      previous = share;
    }
    return places;
  }

  private double share(CandidateKey key, String tool, DomainCounts domain) throws Exception {
    int occurrences = book.get(key.single(tool)).occurrences();
    return Math.max(1, occurrences) / (1.0 + Math.max(1, domain.path()));
  }
}
