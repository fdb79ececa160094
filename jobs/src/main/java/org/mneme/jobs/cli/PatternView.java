package org.mneme.jobs.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mneme.model.Pattern;
import org.mneme.model.PatternChange;
import org.mneme.model.PatternDigest;
import org.mneme.model.Pitfall;
import org.mneme.model.Playbook;

/** A pattern in words. */
final class PatternView {

  private static final String NEXT = " > ";

  private PatternView() {}

  /** A line of a block; the label is empty where it goes on from the line before. */
  record Line(String label, String content) {}

  /** What it says, on one line. */
  static String headline(Pattern pattern) {
    String tools = String.join(NEXT, pattern.tools());
    return switch (pattern.kind()) {
      case SEQUENCE -> tools;
      case RECOVERY -> pattern.condition() + " -> " + tools;
      case DECISION -> "after " + pattern.condition() + ": " + tools;
      case CONTEXT -> pattern.condition();
      case CHANGE -> change(pattern.change());
    };
  }

  /** Everything about it, for the block of a hit. */
  static List<Line> lines(PatternDigest digest) {
    List<Line> lines = new ArrayList<>();
    Pattern pattern = digest.pattern();
    add(lines, ResultView.lower(pattern.kind()), headline(pattern));
    add(lines, "domain", pattern.domain());
    add(
        lines,
        "seen",
        String.format(
            Locale.ROOT,
            "%d of %d succeeded, bound %.3f, lift %.2f, last %s",
            pattern.successes(),
            pattern.support(),
            pattern.bound(),
            pattern.lift(),
            Instant.ofEpochMilli(pattern.lastAt())));
    if (pattern.applied() > 0) {
      add(
          lines,
          "applied",
          String.format(
              Locale.ROOT,
              "%d of %d times it helped, effectiveness %.3f",
              pattern.helped(),
              pattern.applied(),
              pattern.effectiveness()));
    }
    add(lines, "evidence", String.join(", ", pattern.evidence()));
    if (pattern.change() != null && pattern.change().episode() != null) {
      add(lines, "since", pattern.change().episode());
    }
    if (digest.playbook() != null) {
      playbook(lines, digest.playbook());
    }
    return lines;
  }

  private static void playbook(List<Line> lines, Playbook playbook) {
    int number = 0;
    for (String step : playbook.steps()) {
      number++;
      add(lines, number == 1 ? "playbook" : "", number + ". " + step);
    }
    String label = "pitfalls";
    for (Pitfall pitfall : playbook.pitfalls()) {
      add(
          lines,
          label,
          pitfall.error()
              + " -> "
              + String.join(NEXT, pitfall.tools())
              + " ("
              + ResultView.decimal(pitfall.bound())
              + ')');
      label = "";
    }
    add(lines, "sources", String.join(", ", playbook.sources()));
  }

  private static String change(PatternChange change) {
    return String.format(
        Locale.ROOT,
        "%s %s from %.2f to %.2f at %s",
        change.measure(),
        change.after() < change.before() ? "fell" : "rose",
        change.before(),
        change.after(),
        Instant.ofEpochMilli(change.at()));
  }

  private static void add(List<Line> lines, String label, String content) {
    lines.add(new Line(label, content));
  }
}
