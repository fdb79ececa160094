package org.mneme.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.apache.flink.shaded.guava33.com.google.common.hash.Hashing;
import org.junit.jupiter.api.Test;

class Murmur3Test {

  @Test
  void hashesAWord() {
    byte[] word = "hello".getBytes(UTF_8);

    assertThat(Murmur3.hash(word, word.length, 0)).isEqualTo(0x248bfa47);
  }

  @Test
  void givesThePublishedVerificationValueOfTheReferenceImplementation() {
    // SMHasher's VerificationTest: hash keys 0, 01, 0102, … with seeds 256 - i, then the hashes.
    byte[] key = new byte[256];
    byte[] hashes = new byte[4 * 256];
    for (int i = 0; i < 256; i++) {
      key[i] = (byte) i;
      int hash = Murmur3.hash(key, i, 256 - i);
      for (int b = 0; b < 4; b++) {
        hashes[4 * i + b] = (byte) (hash >>> (8 * b));
      }
    }

    assertThat(Murmur3.hash(hashes, hashes.length, 0)).isEqualTo(0xb0f57ee3);
  }

  @Test
  void agreesWithAnotherImplementationAtEveryLength() {
    Random random = new Random(1);
    for (int length = 0; length < 70; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      int seed = random.nextInt();

      assertThat(Murmur3.hash(bytes, length, seed))
          .as("length %d", length)
          .isEqualTo(Hashing.murmur3_32_fixed(seed).hashBytes(bytes).asInt());
    }
  }

  @Test
  void readsNoByteBehindTheLength() {
    byte[] bytes = "abcdefg".getBytes(UTF_8);

    assertThat(Murmur3.hash(bytes, 5, 3)).isEqualTo(Murmur3.hash(Arrays.copyOf(bytes, 5), 5, 3));
  }
}
