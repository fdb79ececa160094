package org.mneme.wire;

/** Measures and cuts text by bytes of UTF-8 and by code points, never inside a character. */
final class Texts {

  private static final char REPLACEMENT = '\uFFFD';
  private static final String ELLIPSIS = "…";
  private static final int ELLIPSIS_BYTES = 3;
  private static final int EXCERPT = 60;

  private Texts() {}

  /** Bytes of UTF-8 that {@code text} takes. */
  static int utf8Length(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // A pair takes four bytes, two for each of its chars; anything else up there takes three.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }

  /** Whether {@code text} takes at most {@code maximum} bytes of UTF-8. */
  static boolean fits(String text, int maximum) {
    return text.length() <= maximum / 3
        || (text.length() <= maximum && utf8Length(text) <= maximum);
  }

  /** The start of {@code text} with an ellipsis, in at most {@code maximum} bytes of UTF-8. */
  static String cut(String text, int maximum) {
    if (fits(text, maximum)) {
      return text;
    }
    int room = Math.max(0, maximum - ELLIPSIS_BYTES);
    int end = 0;
    int bytes = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes > room) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return maximum < ELLIPSIS_BYTES ? "" : text.substring(0, end) + ELLIPSIS;
  }

  /** Whether {@code text} has at most {@code maximum} code points. */
  static boolean isWithin(String text, int maximum) {
    return text.length() <= maximum
        || (text.length() <= 2 * maximum && text.codePointCount(0, text.length()) <= maximum);
  }

  /** The first {@code maximum} code points of {@code text}. */
  static String first(String text, int maximum) {
    return isWithin(text, maximum) ? text : text.substring(0, text.offsetByCodePoints(0, maximum));
  }

  /** The same text with each half of a broken surrogate pair replaced, so that it is Unicode. */
  static String wellFormed(String text) {
    int at = brokenSurrogate(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text);
    for (int i = at; i >= 0; i = brokenSurrogate(text, i + 1)) {
      repaired.setCharAt(i, REPLACEMENT);
    }
    return repaired.toString();
  }

  /** Index of the first surrogate from {@code start} on without its other half, or -1. */
  private static int brokenSurrogate(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!isPair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** Whether {@code text} can be an id: no control characters and no broken surrogates. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return false;
      }
    }
    return brokenSurrogate(text, 0) < 0;
  }

  /** A short form of {@code text} for a message, quoted, without control characters. */
  static String excerpt(String text) {
    String start = wellFormed(first(text, EXCERPT));
    StringBuilder quoted = new StringBuilder(start.length() + 3).append('"');
    start
        .chars()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(c -> quoted.append((char) c));
    return quoted.append(start.length() < text.length() ? "…\"" : "\"").toString();
  }
}
