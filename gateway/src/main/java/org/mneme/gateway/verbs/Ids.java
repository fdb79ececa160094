package org.mneme.gateway.verbs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids where the caller gives none. */
final class Ids {

  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Ids() {}

  /** The same id for the same key of the same space, whichever gateway makes it. */
  static String of(String space, String idempotencyKey) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(space + '/' + idempotencyKey));
    long most = (hash.getLong() & ~0xf000L) | VERSION_8;
    long least = (hash.getLong() >>> 2) | VARIANT;
    return new UUID(most, least).toString();
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
