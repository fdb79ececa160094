package org.mneme.embedding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * MurmurHash3_x86_32 (Austin Appleby, public domain, {@code github.com/aappleby/smhasher}). The
 * vectors of the hashing embedder are made of its values, so it may never change.
 */
final class Murmur3 {

  private static final VarHandle BLOCK =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Murmur3() {}

  /** Hash of {@code bytes[0 .. length)}. */
  static int hash(byte[] bytes, int length, int seed) {
    int hash = seed;
    int tail = length & ~3;
    for (int i = 0; i < tail; i += 4) {
      hash = Integer.rotateLeft(hash ^ mix((int) BLOCK.get(bytes, i)), 13) * 5 + 0xe6546b64;
    }
    int rest = 0;
    for (int i = length - 1; i >= tail; i--) {
      rest = (rest << 8) | (bytes[i] & 0xff);
    }
    hash ^= mix(rest);
    return finish(hash ^ length);
  }

  private static int mix(int block) {
    return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
  }

  private static int finish(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
