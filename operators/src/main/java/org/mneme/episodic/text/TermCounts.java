package org.mneme.episodic.text;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

/**
 * The distinct terms of a text, ascending, and how often each occurs; packed, as it stands in
 * state:
 *
 * <pre>
 * ( count: varint | bytes: varint | term: UTF-8 )*
 * </pre>
 */
public final class TermCounts {

  private static final int CONTINUES = 0x80;

  private final String[] terms;
  private final int[] counts;

  private TermCounts(String[] terms, int[] counts) {
    this.terms = terms;
    this.counts = counts;
  }

  /** The terms of {@code counted}, each with its count ≥ 1. */
  public static TermCounts of(SortedMap<String, Integer> counted) {
    String[] terms = counted.keySet().toArray(String[]::new);
    int[] counts = counted.values().stream().mapToInt(Integer::intValue).toArray();
    return new TermCounts(terms, counts);
  }

  /** How many distinct terms there are. */
  public int size() {
    return terms.length;
  }

  /** The term at a position, in ascending order. */
  public String term(int position) {
    return terms[position];
  }

  /** How often the term at a position occurs, ≥ 1. */
  public int count(int position) {
    return counts[position];
  }

  /** Number of terms, repeats included: the length of the text. */
  public int length() {
    int length = 0;
    for (int count : counts) {
      length += count;
    }
    return length;
  }

  /** These terms as bytes. */
  public byte[] pack() {
    byte[][] texts = new byte[terms.length][];
    int size = 0;
    for (int i = 0; i < terms.length; i++) {
      texts[i] = terms[i].getBytes(StandardCharsets.UTF_8);
      size += varintBytes(counts[i]) + varintBytes(texts[i].length) + texts[i].length;
    }
    byte[] packed = new byte[size];
    int at = 0;
    for (int i = 0; i < terms.length; i++) {
      at = putVarint(packed, at, counts[i]);
      at = putVarint(packed, at, texts[i].length);
      System.arraycopy(texts[i], 0, packed, at, texts[i].length);
      at += texts[i].length;
    }
    return packed;
  }

  /** What {@link #pack} made into {@code packed}. */
  public static TermCounts unpack(byte[] packed) {
    int size = 0;
    for (int at = 0; at < packed.length; size++) {
      int text = skipVarint(packed, at);
      at = skipVarint(packed, text) + varint(packed, text);
    }
    String[] terms = new String[size];
    int[] counts = new int[size];
    int at = 0;
    for (int i = 0; i < size; i++) {
      counts[i] = varint(packed, at);
      at = skipVarint(packed, at);
      int bytes = varint(packed, at);
      at = skipVarint(packed, at);
      terms[i] = new String(packed, at, bytes, StandardCharsets.UTF_8);
      at += bytes;
    }
    return new TermCounts(terms, counts);
  }

  private static int varintBytes(int value) {
    int bytes = 1;
    for (int rest = value >>> 7; rest != 0; rest >>>= 7) {
      bytes++;
    }
    return bytes;
  }

  private static int putVarint(byte[] out, int offset, int value) {
    int at = offset;
    int rest = value;
    while (rest >= CONTINUES) {
      out[at++] = (byte) (rest | CONTINUES);
      rest >>>= 7;
    }
    out[at++] = (byte) rest;
    return at;
  }

  private static int varint(byte[] in, int offset) {
    int value = 0;
    int at = offset;
    int shift = 0;
    for (; in[at] < 0; at++, shift += 7) {
      value |= (in[at] & (CONTINUES - 1)) << shift;
    }
    return value | in[at] << shift;
  }

  private static int skipVarint(byte[] in, int offset) {
    int at = offset;
    while (in[at] < 0) {
      at++;
    }
    return at + 1;
  }
}
