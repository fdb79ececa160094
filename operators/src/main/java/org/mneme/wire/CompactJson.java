package org.mneme.wire;

import java.util.Arrays;

/** Takes the white space out of JSON and leaves everything else as it was written. */
final class CompactJson {

  private CompactJson() {}

  /** {@code json[start .. end)}, which must be valid, without white space between its tokens. */
  static byte[] of(byte[] json, int start, int end) {
    byte[] out = new byte[end - start];
    int length = 0;
    boolean isInString = false;
    for (int i = start; i < end; i++) {
      byte b = json[i];
      if (isInString && b == '\\') {
        out[length++] = b;
        b = json[++i];
      } else if (b == '"') {
        isInString = !isInString;
      } else if (!isInString && (b == ' ' || b == '\n' || b == '\r' || b == '\t')) {
        continue;
      }
      out[length++] = b;
    }
    return Arrays.copyOf(out, length);
  }
}
