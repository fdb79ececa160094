package org.mneme.memory.recall;

import org.mneme.association.Retention;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.StoredEpisode;
import org.mneme.memory.recall.EpisodeSearch.Wanted;

/** The rows that a search has chosen, side by side, with what is known of them exactly. */
final class Finalists {

  private static final float MILLIS_PER_HOUR = 3_600_000f;

  /** As many floats as the widest vector holds, so that no retention depends on its position. */
  private static final int PADDING = 16;

  private final Retention retentionLaw;
  private final ScoreColumns columns = new ScoreColumns();
  private int[] rows = new int[0];
  private long[] lastAccesses = new long[0];
  private float[] stabilities = new float[0];
  private float[] hours = new float[0];
  private float[] values = new float[0];
  private int count;

  Finalists(Retention retentionLaw) {
    this.retentionLaw = retentionLaw;
  }

  /**
   * Takes the first {@code chosen} of {@code from}, which are shown, and compares them exactly.
   *
   * @param all what is known of all rows
   */
  void take(
      EpisodeIndex index, RowSimilarities similarities, ScoreColumns all, int[] from, int chosen) {
    takeRest(index, all, from, chosen);
    similarities.cosines(from, chosen, columns.similarity);
  }

  /** The same with what is known of their similarities: estimates where those are. */
  void take(EpisodeIndex index, ScoreColumns all, int[] from, int chosen) {
    takeRest(index, all, from, chosen);
    for (int i = 0; i < chosen; i++) {
      columns.similarity[i] = all.similarity[from[i]];
    }
  }

  private void takeRest(EpisodeIndex index, ScoreColumns all, int[] from, int chosen) {
    count = chosen;
    reserve(chosen + PADDING);
    for (int i = 0; i < chosen; i++) {
      int row = from[i];
      rows[i] = row;
      columns.text[i] = all.text[row];
      columns.activation[i] = all.activation[row];
      lastAccesses[i] = index.lastAccess(row);
      stabilities[i] = index.stability(row);
      values[i] = index.value(row);
    }
  }

  /** The score of each, NaN where it is not near enough. */
  float[] score(boolean hasWords, Wanted wanted) {
    score(wanted);
    columns.excludeDistant(0, count, hasWords, wanted);
    return columns.score;
  }

  /** The score of each, however near. */
  float[] score(Wanted wanted) {
    for (int i = 0; i < count; i++) {
      hours[i] = Math.max(0L, wanted.now() - lastAccesses[i]) / MILLIS_PER_HOUR;
    }
    int padded = (count + PADDING - 1) / PADDING * PADDING;
    retentionLaw.of(hours, stabilities, columns.retention, 0, padded);
    columns.score(0, count, values, wanted);
    return columns.score;
  }

  /** The one at position {@code i}. */
  Candidate candidate(EpisodeIndex index, int i, boolean hasWords) {
    StoredEpisode episode = index.episode(rows[i]);
    return new Candidate(
        rows[i],
        episode.id(),
        columns.score[i],
        columns.similarity[i],
        hasWords ? columns.text[i] : 0,
        columns.activation[i],
        columns.retention[i],
        (float) episode.value());
  }

  private void reserve(int size) {
    if (rows.length < size) {
      columns.reserve(size);
      int capacity = columns.score.length;
      columns.similarity = new float[capacity];
      rows = new int[capacity];
      lastAccesses = new long[capacity];
      stabilities = new float[capacity];
      hours = new float[capacity];
      values = new float[capacity];
    }
  }
}
