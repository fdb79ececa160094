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
    return domainOf(text);
  }

  PatternKind kind() {
    return kind(text.charAt(text.indexOf(US) + 1));
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

  /** How many tools it has. */
  int length() {
    int from = text.lastIndexOf(US) + 1;
    int length = from < text.length() ? 1 : 0;
    for (int at = text.indexOf(RS, from); at >= 0; at = text.indexOf(RS, at + 1)) {
      length++;
    }
    return length;
  }

  /** Whether it may become a pattern; the others are what patterns are compared with. */
  boolean isTested() {
    return switch (kind()) {
      case SEQUENCE -> length() >= 2;
      case RECOVERY -> length() >= 1;
      case CONTEXT -> true;
      case DECISION, CHANGE -> false;
    };
  }

  /** Whether it is a sequence of two tools, and so what was chosen after the first. */
  boolean isPair() {
    return length() == 2 && kind() == PatternKind.SEQUENCE;
  }

  /** The same without its last tool. */
  CandidateKey withoutLast() {
    int separator = Math.max(text.lastIndexOf(RS), text.lastIndexOf(US) + 1);
    return new CandidateKey(text.substring(0, separator));
  }

  /** The same without its first tool. */
  CandidateKey withoutFirst() {
    int from = text.lastIndexOf(US) + 1;
    int separator = text.indexOf(RS, from);
    return new CandidateKey(
        text.substring(0, from) + (separator < 0 ? "" : text.substring(separator + 1)));
  }

  /** The sequence of a single tool of its domain. */
  CandidateKey single(String tool) {
    return of(domain(), PatternKind.SEQUENCE, "", List.of(tool));
  }

  /** That something was chosen after {@code tool} in its domain. */
  CandidateKey choices(String tool) {
    return of(domain(), PatternKind.DECISION, tool, List.of());
  }

  /** Of a recovery: its error, whatever followed it. */
  CandidateKey error() {
    return new CandidateKey(text.substring(0, text.lastIndexOf(US) + 1));
  }

  /** As what a pattern of {@code kind} is called; only a pair of tools is of two kinds. */
  CandidateKey as(PatternKind kind) {
    if (kind != PatternKind.DECISION) {
      return this;
    }
    List<String> tools = tools();
    return of(domain(), kind, tools.get(0), tools.subList(1, tools.size()));
  }

  @Override
  public int compareTo(CandidateKey other) {
    return text.compareTo(other.text);
  }

  /** Written out: what a record has of its own goes through method handles, and is asked most. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CandidateKey key && text.equals(key.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** A letter of its own, so that two kinds never have one key; never changed. */
  static char letter(PatternKind kind) {
    return switch (kind) {
      case SEQUENCE -> 's';
      case RECOVERY -> 'r';
      case DECISION -> 'd';
      case CONTEXT -> 'c';
      case CHANGE -> 'h';
    };
  }

  /** The kind of a letter. */
  static PatternKind kind(char letter) {
    return switch (letter) {
      case 's' -> PatternKind.SEQUENCE;
      case 'r' -> PatternKind.RECOVERY;
      case 'd' -> PatternKind.DECISION;
      case 'c' -> PatternKind.CONTEXT;
      case 'h' -> PatternKind.CHANGE;
      default -> throw new IllegalStateException("no kind of candidate has letter " + letter);
    };
  }

  /** The domain of a key's text. */
  static String domainOf(String text) {
    return text.substring(0, text.indexOf(US));
  }

  /** {@code part} without the characters that separate the parts of a key. */
  static String plain(String part) {
    return plain(new StringBuilder(), part).toString();
  }

  private static StringBuilder plain(StringBuilder text, String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      text.append(c == US || c == RS ? ' ' : c);
    }
    return text;
  }
}
