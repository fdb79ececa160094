package org.mneme.patterns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes values one after the other into bytes: whole numbers in as many sevens of bits as they
 * take, small ones of either sign in one byte; texts as their length and UTF-8.
 */
final class PackedWriter {

  private byte[] bytes = new byte[256];
  private int size;

  int size() {
    return size;
  }

  /** What was written; the writer is empty then. */
  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, size);
    size = 0;
    return taken;
  }

  PackedWriter octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  PackedWriter whole(long value) {
    room(10);
    long left = (value << 1) ^ (value >> 63); // the sign goes into the lowest bit
    while ((left & ~0x7FL) != 0) {
      bytes[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
    return this;
  }

  PackedWriter real(double value) {
    room(Double.BYTES);
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (bits >>> shift);
    }
    return this;
  }

  PackedWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    whole(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
    return this;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
