package org.mneme.episodes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A SHA-256 over a sequence of typed values, each written with its length, so that no two different
 * sequences give the same bytes. The encoding is part of saved state and of fingerprints: it never
 * changes.
 *
 * <pre>
 *   null    00
 *   text    01 | int length | UTF-8
 *   long    02 | 8 bytes, big-endian
 *   double  03 | 8 bytes, IEEE 754 bits
 *   bytes   04 | int length | bytes
 *   list    05 | int size   | its texts
 * </pre>
 */
final class ContentDigest {

  private static final int INITIAL_BYTES = 512;

  /** Looked up among the providers once; each digest is made by a copy of it, which is unused. */
  private static final MessageDigest SHA_256 = sha256Unused();

  private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_BYTES);

  ContentDigest text(String text) {
    return text == null ? tag(0) : sized(1, text.getBytes(StandardCharsets.UTF_8));
  }

  /** An enum constant counts by its name: its place may change. */
  ContentDigest name(Enum<?> constant) {
    return text(constant == null ? null : constant.name());
  }

  ContentDigest number(long number) {
    tag(2).room(Long.BYTES).buffer.putLong(number);
    return this;
  }

  ContentDigest number(Number number) {
    if (number == null) {
      return tag(0);
    }
    if (number instanceof Double) {
      tag(3).room(Double.BYTES).buffer.putDouble(number.doubleValue());
      return this;
    }
    return number(number.longValue());
  }

  ContentDigest bytes(byte[] bytes) {
    return bytes == null ? tag(0) : sized(4, bytes);
  }

  ContentDigest texts(List<String> texts) {
    if (texts == null) {
      return tag(0);
    }
    tag(5).room(Integer.BYTES).buffer.putInt(texts.size());
    texts.forEach(this::text);
    return this;
  }

  /** The first 64 bits. */
  long toLong() {
    return ByteBuffer.wrap(sha256()).getLong();
  }

  /** The first 128 bits as 32 lower-case hexadecimal digits. */
  String toHex() {
    return HexFormat.of().formatHex(Arrays.copyOf(sha256(), 16));
  }

  private ContentDigest sized(int tag, byte[] bytes) {
    tag(tag).room(Integer.BYTES + bytes.length).buffer.putInt(bytes.length).put(bytes);
    return this;
  }

  private ContentDigest tag(int tag) {
    room(1).buffer.put((byte) tag);
    return this;
  }

  private ContentDigest room(int bytes) {
    if (buffer.remaining() < bytes) {
      int capacity = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
      buffer = ByteBuffer.allocate(capacity).put(buffer.flip());
    }
    return this;
  }

  private byte[] sha256() {
    try {
      MessageDigest digest = (MessageDigest) SHA_256.clone();
      digest.update(buffer.array(), 0, buffer.position());
      return digest.digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the SHA-256 of this Java platform cannot be copied", e);
    }
  }

  private static MessageDigest sha256Unused() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
