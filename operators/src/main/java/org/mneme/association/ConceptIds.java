package org.mneme.association;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Names concepts by what they were born from, so that the same log gives the same ids. */
public final class ConceptIds {

  private ConceptIds() {}

  /**
   * The id of a concept: 16 hexadecimal digits, the first 64 bits of SHA-256 over the end of its
   * window, the space and the smallest id among its first members.
   *
   * @param windowEnd epoch milliseconds
   */
  public static String of(String space, long windowEnd, String smallestMember) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(windowEnd).flip());
      digest.update(space.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(smallestMember.getBytes(StandardCharsets.UTF_8));
      return String.format("%016x", ByteBuffer.wrap(digest.digest()).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
