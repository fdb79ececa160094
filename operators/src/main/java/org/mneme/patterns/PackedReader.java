package org.mneme.patterns;

import java.nio.charset.StandardCharsets;

/** Reads what {@link PackedWriter} wrote, in the same order. */
final class PackedReader {

  private final byte[] bytes;
  private int at;

  PackedReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  /** How many bytes were read. */
  int position() {
    return at;
  }

  int octet() {
    return bytes[at++];
  }

  int count() {
    return (int) whole();
  }

  long whole() {
    long read = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      read |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return (read >>> 1) ^ -(read & 1);
  }

  double real() {
    long bits = 0;
    for (int i = 0; i < Double.BYTES; i++) {
      bits = (bits << 8) | (bytes[at++] & 0xFF);
    }
    return Double.longBitsToDouble(bits);
  }

  String text() {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }
}
