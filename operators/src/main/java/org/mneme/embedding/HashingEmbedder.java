package org.mneme.embedding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mneme.model.SimilarityProfile;

/**
 * Lexical vectors by signed feature hashing (Weinberger et al. 2009, "Feature Hashing for Large
 * Scale Multitask Learning"): no model, no file, no network. Texts are similar as far as they share
 * words and parts of words; synonyms are not known.
 *
 * <p>A feature's weight is {@code √(1 + ln tf)} for a word and 0.3 of that for a character 3-gram
 * of {@code <word>} with its boundaries. {@code h = murmur3_32(UTF-8, seed)} has seed 0 for words
 * and 1 for 3-grams; the component is {@code (h >>> 1) · dimension / 2³¹} and the lowest bit of
 * {@code h} its sign. Sums are taken in double in ascending order of hash, so the order of words
 * does not matter, and logarithms by {@code StrictMath}, so every JVM computes the same bits.
 */
public final class HashingEmbedder implements Embedder {

  /** Least dimension at which collisions do not drown the words. */
  public static final int MINIMUM_DIMENSION = 64;

  /** Greatest dimension, that of the wire contract. */
  public static final int MAXIMUM_DIMENSION = 4_096;

  /** Fitted at 384 dimensions: {@code docs/embedding.md} has the method and the tables. */
  public static final SimilarityProfile PROFILE = new SimilarityProfile(0.40, 0.50, 0.80, 0.80);

  private static final int WORD_SEED = 0;
  private static final int GRAM_SEED = 1;
  private static final int GRAM_LENGTH = 3;
  private static final double WORD_WEIGHT = 1.0;
  private static final double GRAM_WEIGHT = 0.3;

  private final int dimension;

  /**
   * An embedder of {@code dimension} components.
   *
   * @throws IllegalArgumentException if not in 64 to 4,096
   */
  public HashingEmbedder(int dimension) {
    if (dimension < MINIMUM_DIMENSION || dimension > MAXIMUM_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension must be in %d to %d, but is %d"
              .formatted(MINIMUM_DIMENSION, MAXIMUM_DIMENSION, dimension));
    }
    this.dimension = dimension;
  }

  @Override
  public String model() {
    return "hashing-" + dimension;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public SimilarityProfile profile() {
    return PROFILE;
  }

  @Override
  public void embed(String text, float[] out) {
    if (out.length < dimension) {
      throw new IllegalArgumentException(
          "out holds %d floats, but the dimension is %d".formatted(out.length, dimension));
    }
    List<String> words = Words.of(text);
    double[] sums = new double[dimension];
    add(wordHashes(words), WORD_WEIGHT, sums);
    add(gramHashes(words), GRAM_WEIGHT, sums);
    normalise(sums, out);
  }

  private static int[] wordHashes(List<String> words) {
    int[] hashes = new int[words.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(words.get(i), WORD_SEED);
    }
    return hashes;
  }

  private static int[] gramHashes(List<String> words) {
    return words.stream().flatMapToInt(HashingEmbedder::grams).toArray();
  }

  private static IntStream grams(String word) {
    int[] points = ('<' + word + '>').codePoints().toArray();
    return IntStream.rangeClosed(0, points.length - GRAM_LENGTH)
        .map(i -> hash(new String(points, i, GRAM_LENGTH), GRAM_SEED));
  }

  private static int hash(String feature, int seed) {
    byte[] utf8 = feature.getBytes(StandardCharsets.UTF_8);
    return Murmur3.hash(utf8, utf8.length, seed);
  }

  private void add(int[] hashes, double weight, double[] sums) {
    Arrays.sort(hashes);
    for (int from = 0, to; from < hashes.length; from = to) {
      to = from + 1;
      while (to < hashes.length && hashes[to] == hashes[from]) {
        to++;
      }
      double sign = (hashes[from] & 1) == 0 ? 1 : -1;
      sums[component(hashes[from])] += sign * weight * Math.sqrt(1 + StrictMath.log(to - from));
    }
  }

  private int component(int hash) {
    return (int) (((hash >>> 1) * (long) dimension) >>> 31);
  }

  private static void normalise(double[] sums, float[] out) {
    double squares = 0;
    for (double sum : sums) {
      squares += sum * sum;
    }
    if (squares == 0) {
      // A blank text, or features that cancel out: all of them get one and the same unit vector.
      sums[0] = 1;
      squares = 1;
    }
    double norm = Math.sqrt(squares);
    for (int i = 0; i < sums.length; i++) {
      out[i] = (float) (sums[i] / norm);
    }
  }
}
