package org.mneme.association.patterns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.mneme.model.Pattern;
import org.mneme.model.PatternKind;
import org.mneme.model.Pitfall;
import org.mneme.model.Playbook;

/**
 * Writes how to follow a pattern, from patterns alone: a sequence or a decision is continued at
 * both ends by the sequences of its domain that overlap it, the longest overlap first and of those
 * the strongest; a recovery only forwards. What follows must be at least half as certain.
 *
 * @param index the patterns of the space
 * @param rows what may be shown
 */
public record PlaybookWriter(PatternIndex index, ShownRows rows) {

  /** Most steps of a playbook. */
  static final int MOST_STEPS = 12;

  /** Most pitfalls of a playbook. */
  static final int MOST_PITFALLS = 5;

  /** Most episodes that a playbook names as its sources. */
  static final int MOST_SOURCES = 20;

  private static final int LONGEST_OVERLAP = 4;
  private static final double LEAST_CERTAINTY = 0.5;

  /** The playbook of a pattern, or null for one that cannot be followed. */
  public Playbook of(KnownPattern known) {
    Pattern pattern = known.pattern;
    List<Label> steps = new ArrayList<>(known.steps());
    boolean canBeFollowed =
        pattern.kind() == PatternKind.SEQUENCE
            || pattern.kind() == PatternKind.DECISION
            || pattern.kind() == PatternKind.RECOVERY;
    if (!canBeFollowed || steps.isEmpty()) {
      return null;
    }
    Set<KnownPattern> used = new LinkedHashSet<>();
    used.add(known);
    Predicate<KnownPattern> isFit =
        next ->
            next.pattern.bound() >= LEAST_CERTAINTY * pattern.bound() && index.isShown(next, rows);
    boolean isGrowing = true;
    while (isGrowing && steps.size() < MOST_STEPS) {
      isGrowing = goOn(pattern.domain(), steps, used, isFit);
    }
    isGrowing = pattern.kind() != PatternKind.RECOVERY;
    while (isGrowing && steps.size() < MOST_STEPS) {
      isGrowing = beginEarlier(pattern.domain(), steps, used, isFit);
    }
    List<String> names = new ArrayList<>(steps.size());
    for (Label step : steps) {
      names.add(step.name);
    }
    return new Playbook(names, pitfalls(known, steps), pattern.bound(), sources(used));
  }

  private boolean goOn(
      String domain, List<Label> steps, Set<KnownPattern> used, Predicate<KnownPattern> isFit) {
    for (int overlap = Math.min(LONGEST_OVERLAP, steps.size()); overlap > 0; overlap--) {
      KnownPattern next = index.chains().after(domain, steps, overlap, used, isFit);
      if (next != null) {
        used.add(next);
        steps.add(next.tools[overlap]);
        return true;
      }
    }
    return false;
  }

  private boolean beginEarlier(
      String domain, List<Label> steps, Set<KnownPattern> used, Predicate<KnownPattern> isFit) {
    for (int overlap = Math.min(LONGEST_OVERLAP, steps.size()); overlap > 0; overlap--) {
      KnownPattern before = index.chains().before(domain, steps, overlap, used, isFit);
      if (before != null) {
        used.add(before);
        steps.add(0, before.tools[0]);
        return true;
      }
    }
    return false;
  }

  /** The strongest recoveries of the domain from errors of tools that are called on the way. */
  private List<Pitfall> pitfalls(KnownPattern known, List<Label> steps) {
    List<Pitfall> pitfalls = new ArrayList<>();
    Set<Label> errors = new HashSet<>();
    for (KnownPattern recovery : index.recoveries(known.pattern.domain())) {
      if (recovery != known
          && recovery.namesFailingTool()
          && steps.contains(recovery.tools[0])
          && index.isShown(recovery, rows)
          && errors.add(recovery.condition)) {
        Pattern pattern = recovery.pattern;
        pitfalls.add(
            new Pitfall(pattern.condition(), pattern.tools(), pattern.bound(), pattern.id()));
      }
      if (pitfalls.size() == MOST_PITFALLS) {
        break;
      }
    }
    return pitfalls;
  }

  private List<String> sources(Set<KnownPattern> used) {
    Set<String> sources = new TreeSet<>();
    for (KnownPattern pattern : used) {
      for (String episode : pattern.shownEvidence(rows)) {
        if (sources.size() < MOST_SOURCES) {
          sources.add(episode);
        }
      }
    }
    return List.copyOf(sources);
  }
}
