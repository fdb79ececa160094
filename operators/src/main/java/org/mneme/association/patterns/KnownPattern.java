package org.mneme.association.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.mneme.model.Pattern;
import org.mneme.model.PatternChange;
import org.mneme.model.PatternKind;

/** A pattern as the hot tier holds it: joined to the episodes that are its evidence. */
public final class KnownPattern {

  /** By how certain it is, and how much it helped, best first, then by id. */
  static final Comparator<KnownPattern> STRONGEST_FIRST =
      Comparator.comparingDouble((KnownPattern known) -> known.strength)
          .reversed()
          .thenComparing(known -> known.pattern.id());

  private static final long BYTES = 320;
  private static final long TEXT_BYTES = 56;

  final Pattern pattern;

  /** In the order of the pattern's evidence; the episode where a change began comes last. */
  final Evidence[] evidence;

  /** Its tools as they are called, after the one of a decision or of a recovery's error. */
  final Label[] tools;

  /** Its error class or feature; null for the other kinds. */
  final Label condition;

  /** The number of the query that looked at it last. */
  long seenBy;

  /** {@code weight · (bound + 0.25 · effectiveness)}. */
  final double strength;

  KnownPattern(Pattern pattern, Evidence[] evidence, Label[] tools, Label condition) {
    this.pattern = pattern;
    this.evidence = evidence;
    this.tools = tools;
    this.condition = condition;
    this.strength = pattern.weight() * (pattern.bound() + 0.25 * pattern.effectiveness());
  }

  /** The pattern as mining handed it on. */
  public Pattern pattern() {
    return pattern;
  }

  /** Sees an episode that is evidence, and the row that it is stored in. */
  @FunctionalInterface
  public interface EvidenceVisitor {
    /** Sees one. */
    void visit(String episode, int row);
  }

  /** Visits the episodes that are its evidence, as far as they are stored and may be shown. */
  public void forEachShown(ShownRows rows, EvidenceVisitor visitor) {
    for (int i = 0; i < pattern.evidence().size(); i++) {
      if (isShown(evidence[i], rows)) {
        visitor.visit(evidence[i].episode, evidence[i].row);
      }
    }
  }

  /** Ids of these episodes. */
  public List<String> shownEvidence(ShownRows rows) {
    List<String> shown = new ArrayList<>(evidence.length);
    forEachShown(rows, (episode, row) -> shown.add(episode));
    return shown;
  }

  /** Rows of these episodes. */
  public List<Integer> shownRows(ShownRows rows) {
    List<Integer> shown = new ArrayList<>(evidence.length);
    forEachShown(rows, (episode, row) -> shown.add(row));
    return shown;
  }

  /** The pattern with no episode in it that is not stored, or may not be shown. */
  public Pattern shown(ShownRows rows) {
    PatternChange change = pattern.change();
    boolean showsBegin = change == null || isShown(evidence[evidence.length - 1], rows);
    return pattern.showing(shownEvidence(rows), showsBegin ? change : change.withoutEpisode());
  }

  /**
   * Whether it may be shown at all: not when all evidence that is still stored is hidden, since
   * then it says nothing but what is to be forgotten.
   */
  boolean isShown(ShownRows rows) {
    boolean isHidden = false;
    for (Evidence episode : evidence) {
      if (isShown(episode, rows)) {
        return true;
      }
      isHidden |= episode.isStored();
    }
    return !isHidden;
  }

  /** What one calls who follows it: of a recovery not what failed before. */
  List<Label> steps() {
    int first = is(PatternKind.RECOVERY) ? tools.length - pattern.tools().size() : 0;
    return Arrays.asList(tools).subList(first, tools.length);
  }

  /** Whether it is a recovery whose error is of a tool: then that tool comes first. */
  boolean namesFailingTool() {
    return is(PatternKind.RECOVERY) && tools.length > pattern.tools().size();
  }

  boolean is(PatternKind kind) {
    return pattern.kind() == kind;
  }

  long bytes() {
    long bytes = BYTES + TEXT_BYTES + pattern.id().length();
    bytes += (tools.length + pattern.tools().size()) * 8L;
    bytes += evidence.length * Evidence.bytesOfReference() * 3;
    return bytes + (pattern.change() == null ? 0 : TEXT_BYTES * 2);
  }

  static boolean isShown(Evidence episode, ShownRows rows) {
    return episode.isStored() && rows.isShown(episode.row);
  }
}
