package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;
import org.mneme.model.PatternKind;

/**
 * What is counted, whether or not it becomes a pattern; its text is its key in state.
 *
 * <pre>
 * domain US kind US condition US tool RS tool RS ...
 * </pre>
 *
 * <p>US and RS are ASCII's separators, which no id holds; in a label they are replaced.
 *
 * @param text the key
 */
record CandidateKey(String text) implements Comparable<CandidateKey> {

  private static final char US = '\u001f';
  private static final char RS = '\u001e';

  /**
   * A key.
   *
   * @param domain empty for tasks that name none
   * @param condition empty for a sequence
   * @param tools may be empty
   */
  static CandidateKey of(String domain, PatternKind kind, String condition, List<String> tools) {
    StringBuilder text = new StringBuilder(64);
    plain(text, domain).append(US).append(letter(kind)).append(US);
    plain(text, condition).append(US);
    for (int i = 0; i < tools.size(); i++) {
      if (i > 0) {
        text.append(RS);
      }
      plain(text, tools.get(i));
    }
    return new CandidateKey(text.toString());
  }

  /** Everything that is counted in {@code domain} has a text that begins so. */
  static String prefix(String domain) {
    return plain(new StringBuilder(), domain).append(US).toString();
  }

  String domain() {
    return text.substring(0, text.indexOf(US));
  }

  PatternKind kind() {
    char letter = text.charAt(text.indexOf(US) + 1);
    for (PatternKind kind : PatternKind.values()) {
      if (letter(kind) == letter) {
        return kind;
      }
    }
    throw new IllegalStateException("no kind of candidate " + text);
  }

  /** Empty for a sequence. */
  String condition() {
    int from = text.indexOf(US) + 3;
    return text.substring(from, text.indexOf(US, from));
  }

  List<String> tools() {
    int from = text.lastIndexOf(US) + 1;
    List<String> tools = new ArrayList<>();
    for (int to = text.indexOf(RS, from); to >= 0; to = text.indexOf(RS, from)) {
      tools.add(text.substring(from, to));
      from = to + 1;
    }
    if (from < text.length()) {
      tools.add(text.substring(from));
    }
    return tools;
  }

  @Override
  public int compareTo(CandidateKey other) {
    return text.compareTo(other.text);
  }

  /** A letter of its own, so that two kinds never have one key; never changed. */
  private static char letter(PatternKind kind) {
    return switch (kind) {
      case SEQUENCE -> 's';
      case RECOVERY -> 'r';
      case DECISION -> 'd';
      case CONTEXT -> 'c';
      case CHANGE -> 'h';
    };
  }

  private static StringBuilder plain(StringBuilder text, String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      text.append(c == US || c == RS ? ' ' : c);
    }
    return text;
  }
}
