package org.mneme.memory.recall;

import java.util.Arrays;
import org.mneme.association.ScorePart;
import org.mneme.memory.recall.EpisodeSearch.Wanted;

/** What is known of some rows, column by column, and the score that follows from it. */
final class ScoreColumns {

  /** More than a few operations on floats differ from the exact result, relative to it. */
  private static final double ROUNDING = 1e-4;

  /** Of the caller. */
  float[] similarity = new float[0];

  float[] text = new float[0];
  float[] activation = new float[0];
  float[] retention = new float[0];
  float[] score = new float[0];

  /** Makes room for so many rows; what the columns held is lost if there was less. */
  void reserve(int rows) {
    if (score.length < rows) {
      int capacity = (Math.max(rows, score.length * 2) + 63) / 64 * 64;
      text = new float[capacity];
      activation = new float[capacity];
      retention = new float[capacity];
      score = new float[capacity];
    }
  }

  /**
   * Scores the {@code size} rows from {@code first} on.
   *
   * @param values mean value of each, from 0 on; NaN where a row is not shown, and so is its score
   *     then
   */
  void score(int first, int size, float[] values, Wanted wanted) {
    float retentionWeight = wanted.weight(ScorePart.RETENTION);
    if (retentionWeight == 0) {
      scoreWithoutRetention(first, size, values, wanted);
      return;
    }
    relate(first, size, wanted);
    float valueWeight = wanted.weight(ScorePart.VALUE);
    float rest = 1 - retentionWeight - valueWeight;
    for (int i = 0; i < size; i++) {
      score[first + i] *= rest + retentionWeight * retention[first + i] + valueWeight * values[i];
    }
  }

  /**
   * The same as if nothing were retained: no row scores less, and none more than {@link
   * #mostByRetention} times as much.
   */
  void scoreWithoutRetention(int first, int size, float[] values, Wanted wanted) {
    relate(first, size, wanted);
    float valueWeight = wanted.weight(ScorePart.VALUE);
    float rest = 1 - wanted.weight(ScorePart.RETENTION) - valueWeight;
    for (int i = 0; i < size; i++) {
      score[first + i] *= rest + valueWeight * values[i];
    }
  }

  /** By which factor retention can raise a score, rounding included; infinite where by any. */
  static double mostByRetention(Wanted wanted) {
    double retentionWeight = wanted.weight(ScorePart.RETENTION);
    double rest = 1 - retentionWeight - wanted.weight(ScorePart.VALUE);
    return rest > 0 ? (1 + retentionWeight / rest) * (1 + ROUNDING) : Double.POSITIVE_INFINITY;
  }

  /** Gives each row's relevance as its score: 1 to all where nothing is asked that could relate. */
  private void relate(int first, int size, Wanted wanted) {
    float similarityWeight = wanted.weight(ScorePart.SIMILARITY);
    float textWeight = wanted.weight(ScorePart.TEXT);
    float activationWeight = wanted.weight(ScorePart.ACTIVATION);
    if (similarityWeight + textWeight + activationWeight == 0) {
      Arrays.fill(score, first, first + size, 1f);
      return;
    }
    // Alone, similarity also tells apart what points away; where anything else counts, from 0.
    boolean isAlone =
        similarityWeight == 1
            && wanted.weight(ScorePart.RETENTION) + wanted.weight(ScorePart.VALUE) == 0;
    float least = isAlone ? -1f : 0f;
    for (int row = first; row < first + size; row++) {
      score[row] = similarityWeight * Math.max(least, similarity[row]);
    }
    for (int row = first; textWeight > 0 && row < first + size; row++) {
      score[row] += textWeight * text[row];
    }
    for (int row = first; activationWeight > 0 && row < first + size; row++) {
      score[row] += activationWeight * activation[row];
    }
  }

  /** Gives NaN, which is never selected, to what is neither near enough nor found otherwise. */
  void excludeDistant(int first, int size, boolean hasWords, Wanted wanted) {
    if (wanted.vector() == null && !hasWords) {
      return;
    }
    float least =
        wanted.vector() == null ? Float.POSITIVE_INFINITY : (float) wanted.minSimilarity();
    boolean areWordsEnough = hasWords && (wanted.vector() == null || least <= 0);
    for (int row = first; row < first + size; row++) {
      boolean isFound =
          similarity[row] >= least || activation[row] > 0 || (areWordsEnough && text[row] > 0);
      score[row] = isFound ? score[row] : Float.NaN;
    }
  }
}
