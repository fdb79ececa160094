package org.mneme.patterns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How a pattern is called: {@code p-} and 16 hexadecimal digits of the SHA-256 of what it says, so
 * that it has one name for ever, whichever episode shows it first.
 */
final class PatternId {

  private static final String PREFIX = "p-";
  private static final int BYTES = 8;

  private PatternId() {}

  /** The id of the pattern that is counted under {@code key}. */
  static String of(CandidateKey key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.text().getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether {@code id} may be one of a pattern. */
  static boolean isPattern(String id) {
    return id.length() == PREFIX.length() + 2 * BYTES && id.startsWith(PREFIX);
  }
}
