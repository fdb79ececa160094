package org.mneme.episodic.text;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Options of lexical search. */
public final class TextOptions {

  /** How a text becomes terms. */
  public static final ConfigOption<Analysis> ANALYSIS =
      key("mneme.text.analysis")
          .enumType(Analysis.class)
          .defaultValue(TextParameters.DEFAULT.analysis())
          .withDescription(
              "How texts become the terms by which they are found: english, with stop words and"
                  + " stems; standard, words in lower case, for other languages. Episodes keep the"
                  + " terms that they were stored with, so a change finds old ones less well.");

  /** Saturation of repeated terms. */
  public static final ConfigOption<Double> K1 =
      key("mneme.text.k1")
          .doubleType()
          .defaultValue(Bm25.DEFAULT.k1())
          .withDescription("BM25's k1, at least 0: how slowly repeats of a term saturate.");

  /** Normalisation by length. */
  public static final ConfigOption<Double> B =
      key("mneme.text.b")
          .doubleType()
          .defaultValue(Bm25.DEFAULT.b())
          .withDescription("BM25's b, in [0, 1]: how much long texts are held back.");

  private TextOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value where one is out of its range
   */
  public static TextParameters parameters(ReadableConfig config) {
    double k1 = config.get(K1);
    if (!(k1 >= 0 && k1 < Double.POSITIVE_INFINITY)) {
      throw outOfRange(K1, k1, "at least 0");
    }
    double b = config.get(B);
    if (!(b >= 0 && b <= 1)) {
      throw outOfRange(B, b, "in [0, 1]");
    }
    return new TextParameters(config.get(ANALYSIS), new Bm25(k1, b));
  }

  private static IllegalArgumentException outOfRange(
      ConfigOption<Double> option, double value, String range) {
    return new IllegalArgumentException(option.key() + " is " + value + ", but must be " + range);
  }
}
