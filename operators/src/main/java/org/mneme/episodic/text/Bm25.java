package org.mneme.episodic.text;

import java.io.Serializable;
import org.apache.lucene.util.SmallFloat;

/**
 * The BM25 of Lucene's {@code BM25Similarity}, which leaves out the constant factor k1 + 1 and
 * keeps the length of a text in one byte.
 *
 * <p><i>Source</i>: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and
 * Beyond", Foundations and Trends in Information Retrieval 3, 2009.
 *
 * @param k1 how slowly repeats of a term saturate, ≥ 0
 * @param b how much long texts are held back, in [0, 1]
 */
public record Bm25(double k1, double b) implements Serializable {

  /** The defaults of Lucene. */
  public static final Bm25 DEFAULT = new Bm25(1.2, 0.75);

  private static final int LENGTHS = 256;

  /** Checks the ranges. */
  public Bm25 {
    if (!(k1 >= 0 && k1 < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("k1 must be >= 0 and finite, was " + k1);
    }
    if (!(b >= 0 && b <= 1)) {
      throw new IllegalArgumentException("b must be in [0, 1], was " + b);
    }
  }

  /** How rare a term is: {@code ln(1 + (N − n + 0.5)/(n + 0.5))}. */
  static float rarity(int texts, int textsWithTerm) {
    return (float) Math.log(1 + (texts - textsWithTerm + 0.5) / (textsWithTerm + 0.5));
  }

  /** The byte that stands for a length. */
  static byte lengthByte(int length) {
    return SmallFloat.intToByte4(length);
  }

  /**
   * {@code out[l]} = what the frequency of a term is multiplied by in a text whose length has the
   * byte {@code l}.
   */
  void saturations(double meanLength, float[] out) {
    for (int l = 0; l < LENGTHS; l++) {
      float length = SmallFloat.byte4ToInt((byte) l);
      out[l] = (float) (1 / (k1 * (1 - b + b * length / meanLength)));
    }
  }

  /** Part of {@code rarity} that a term of this frequency earns, in [0, rarity). */
  static float score(float rarity, int frequency, float saturation) {
    return rarity - rarity / (1 + frequency * saturation);
  }

  /** A scratch array for {@link #saturations}. */
  static float[] saturations() {
    return new float[LENGTHS];
  }
}
