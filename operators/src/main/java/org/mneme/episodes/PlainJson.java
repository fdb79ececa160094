package org.mneme.episodes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spells JSON canonically in one pass where that needs no more than to sort names: compact, of
 * bounded size, without escapes and without numbers that could be spelled in two ways. That is what
 * most producers write, and a tree of it costs several times as much.
 */
final class PlainJson {

  private static final int MOST_CHARACTERS = 1 << 14;
  private static final int MOST_NESTING = 32;

  /** Digits that a long always holds. */
  private static final int MOST_DIGITS = 18;

  private final String json;
  private final StringBuilder out;
  private int at;

  private PlainJson(String json) {
    this.json = json;
    this.out = new StringBuilder(json.length());
  }

  /** The canonical text of {@code json}, or null if it is not as plain as that, or no JSON. */
  static String canonical(String json) {
    if (json.length() > MOST_CHARACTERS) {
      return null;
    }
    PlainJson plain = new PlainJson(json);
    return plain.value(MOST_NESTING) && plain.at == json.length() ? plain.out.toString() : null;
  }

  /** Copies one value; false if it is not plain. */
  private boolean value(int nesting) {
    return switch (peek()) {
      case '{' -> nesting > 0 && object(nesting - 1);
      case '[' -> nesting > 0 && array(nesting - 1);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> integer();
    };
  }

  private boolean object(int nesting) {
    int open = out.length();
    copy();
    if (peek() == '}') {
      return copy();
    }
    List<Member> members = new ArrayList<>();
    boolean isSorted = true;
    String last = null;
    do {
      int start = out.length();
      int nameStart = at + 1;
      if (!string()) {
        return false;
      }
      String name = json.substring(nameStart, at - 1);
      if (!copy(':') || !value(nesting)) {
        return false;
      }
      members.add(new Member(name, start - open, out.length() - open));
      isSorted &= last == null || last.compareTo(name) < 0;
      last = name;
    } while (copy(','));
    return copy('}') && (isSorted || sort(members, open));
  }

  /** Orders the object that was copied to {@code open}; false if two of its names are alike. */
  private boolean sort(List<Member> members, int open) {
    members.sort(Comparator.comparing(Member::name));
    String unsorted = out.substring(open);
    out.setLength(open);
    String last = null;
    for (Member member : members) {
      if (member.name().equals(last)) {
        return false;
      }
      out.append(last == null ? '{' : ',').append(unsorted, member.start(), member.end());
      last = member.name();
    }
    out.append('}');
    return true;
  }

  private boolean array(int nesting) {
    copy();
    if (peek() == ']') {
      return copy();
    }
    do {
      if (!value(nesting)) {
        return false;
      }
    } while (copy(','));
    return copy(']');
  }

  private boolean string() {
    if (peek() != '"') {
      return false;
    }
    int start = at++;
    while (at < json.length()) {
      char c = json.charAt(at++);
      if (c == '"') {
        out.append(json, start, at);
        return true;
      }
      if (c < ' ' || c == '\\') {
        return false;
      }
    }
    return false;
  }

  /** Without a fraction, an exponent, a leading zero or a negative zero. */
  private boolean integer() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    int count = at - digits;
    boolean isPlain =
        count >= 1
            && count <= MOST_DIGITS
            && (json.charAt(digits) != '0' || (count == 1 && start == digits));
    out.append(json, start, at);
    return isPlain;
  }

  private boolean word(String word) {
    if (!json.startsWith(word, at)) {
      return false;
    }
    out.append(word);
    at += word.length();
    return true;
  }

  private boolean copy() {
    out.append(json.charAt(at++));
    return true;
  }

  private boolean copy(char expected) {
    return peek() == expected && copy();
  }

  /** The next character; 0, which no JSON has outside of strings, at the end. */
  private char peek() {
    return at < json.length() ? json.charAt(at) : 0;
  }

  /** A member of an object: {@code [start, end)} from its opening brace on. */
  private record Member(String name, int start, int end) {}
}
