package org.mneme.jobs.imports;

import java.nio.charset.StandardCharsets;

/** Text measured and cut by its bytes of UTF-8. */
final class Utf8 {

  private static final String ELLIPSIS = "…";

  private Utf8() {}

  /** Bytes of {@code text}. */
  static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** {@code text}, or its start with an ellipsis, in at most {@code maximum} bytes. */
  static String cut(String text, int maximum) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= maximum) {
      return text;
    }
    int end = maximum - length(ELLIPSIS);
    // A byte 10xxxxxx continues a character: do not cut before one.
    while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8) + ELLIPSIS;
  }
}
