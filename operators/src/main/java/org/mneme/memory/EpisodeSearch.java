package org.mneme.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mneme.association.Retention;
import org.mneme.association.ScorePart;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.EpisodeIndex.Block;
import org.mneme.episodic.FilterMatcher;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.text.Bm25;
import org.mneme.episodic.text.TermCounts;
import org.mneme.episodic.text.TextIndex;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;

/**
 * Scores every row of an index and keeps the best: exact, with ties by id, whatever the order in
 * which rows were stored. Holds scratch arrays and so serves one query at a time.
 */
final class EpisodeSearch {

  /** Most candidates of a search. */
  static final int MAXIMUM_CANDIDATES = 1_100;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id);

  private final Retention retentionLaw;
  private final RunningTopK best = new RunningTopK(MAXIMUM_CANDIDATES);
  private float[] similarity = new float[0];
  private float[] retention = new float[0];
  private float[] score = new float[0];
  private int[] rows = new int[0];
  private float[] hours = new float[0];

  /** By row, set where {@link #hasWords}. */
  private float[] text = new float[0];

  private boolean hasWords;

  /** Rows that the last scan saw. */
  private int scanned;

  /** By row, 0 between searches. */
  private float[] activation = new float[0];

  EpisodeSearch(Retention retentionLaw) {
    this.retentionLaw = retentionLaw;
  }

  /**
   * What is looked for.
   *
   * @param vector unit vector, or null
   * @param now what retention counts to, epoch milliseconds
   * @param minSimilarity least cosine; not looked at without a vector
   * @param filter what a row must satisfy
   * @param weights weight of each part
   * @param activated rows that activation reached: candidates whatever their cosine
   */
  record Wanted(
      float[] vector,
      long now,
      double minSimilarity,
      FilterMatcher filter,
      Map<ScorePart, Double> weights,
      Activated activated) {

    private float weight(ScorePart part) {
      return weights.get(part).floatValue();
    }
  }

  /**
   * Compares every row with {@code vector}, which may be null: first of all for each query. Rows
   * that hold nothing, or are hidden, are not near to anything.
   */
  void scan(EpisodeIndex index, float[] vector) {
    scanned = index.rowLimit();
    reserve(scanned);
    if (vector == null) {
      Arrays.fill(similarity, 0, scanned, 0f);
    } else {
      index.forEachBlock((first, size, block) -> block.similarities(vector, similarity, first));
    }
  }

  /** Cosine of a row that holds something with what was scanned for; 0 where that was null. */
  float cosine(int row) {
    return similarity[row];
  }

  /**
   * Scores every row's text for {@code words}, which may be null, after {@link #scan}. A row's
   * score is what it reaches of what a text can reach, and so does not depend on the other rows
   * found.
   */
  void findWords(TextIndex texts, Bm25 bm25, TermCounts words) {
    hasWords = words != null && words.size() > 0;
    if (!hasWords) {
      return;
    }
    Arrays.fill(text, 0, scanned, 0f);
    float most = (float) texts.score(bm25, words, text);
    for (int row = 0; most > 0 && row < scanned; row++) {
      text[row] /= most;
    }
  }

  /** Whether the query has words to be searched for. */
  boolean hasWords() {
    return hasWords;
  }

  /**
   * The shown rows nearest to what was scanned for, best first, ties by id.
   *
   * @param least least cosine
   * @param found as long as many are wanted, at most {@value #MAXIMUM_CANDIDATES}
   * @return how many rows were written to {@code found}, and their cosines to {@code cosines}
   */
  int nearest(EpisodeIndex index, double least, int[] found, float[] cosines) {
    if (found.length == 0) {
      return 0;
    }
    int limit = index.rowLimit();
    Arrays.fill(score, 0, limit, Float.NaN);
    index.forEachBlock((first, size, block) -> shownSimilarities(first, size, block));
    List<Integer> nearest = new ArrayList<>();
    for (int i = 0, chosen = choose(limit, found.length); i < chosen; i++) {
      if (score[rows[i]] >= least) {
        nearest.add(rows[i]);
      }
    }
    Comparator<Integer> bySimilarity = Comparator.comparingDouble(row -> -score[row]);
    nearest.sort(bySimilarity.thenComparing(row -> index.episode(row).id()));
    int count = Math.min(found.length, nearest.size());
    for (int i = 0; i < count; i++) {
      found[i] = nearest.get(i);
      cosines[i] = score[found[i]];
    }
    return count;
  }

  private void shownSimilarities(int first, int size, Block block) {
    float[] values = block.values();
    for (int i = 0; i < size; i++) {
      // The value of a row that is not shown is NaN, and so is its score.
      score[first + i] = similarity[first + i] + 0f * values[i];
    }
  }

  /** The best {@code count} ≤ {@value #MAXIMUM_CANDIDATES} rows of the space that was scanned. */
  List<Candidate> best(EpisodeIndex index, Wanted wanted, int count) {
    int limit = index.rowLimit();
    Arrays.fill(score, 0, limit, Float.NaN);
    activate(wanted.activated());
    index.forEachBlock((first, size, block) -> score(first, size, block, wanted));
    int chosen = choose(limit, count);
    List<Candidate> candidates = new ArrayList<>(chosen);
    for (int i = 0; i < chosen; i++) {
      candidates.add(candidate(index, rows[i]));
    }
    candidates.sort(BEST_FIRST);
    for (int i = 0; i < wanted.activated().count(); i++) {
      activation[wanted.activated().rows()[i]] = 0;
    }
    return candidates.subList(0, Math.min(count, candidates.size()));
  }

  private void activate(Activated activated) {
    for (int i = 0; i < activated.count(); i++) {
      activation[activated.rows()[i]] = activated.parts()[i];
    }
  }

  /**
   * Puts the rows of the {@code count} highest scores into {@link #rows}, and every row that ties
   * with the last one, so that ids and not rows decide who stays.
   *
   * @return how many there are
   */
  private int choose(int limit, int count) {
    best.reset(Math.min(count, limit));
    best.offerAll(score, 0, limit, 0);
    best.finish();
    return best.size() == 0 ? 0 : TopK.atLeast(score, 0, limit, best.score(best.size() - 1), rows);
  }

  private void score(int first, int size, Block block, Wanted wanted) {
    relate(first, size, wanted);
    block.hoursSinceAccess(wanted.now(), hours);
    retentionLaw.of(hours, block.stability(), retention, first, block.paddedCount());
    float retentionWeight = wanted.weight(ScorePart.RETENTION);
    float valueWeight = wanted.weight(ScorePart.VALUE);
    float rest = 1 - retentionWeight - valueWeight;
    float[] values = block.values();
    for (int i = 0; i < size; i++) {
      int row = first + i;
      score[row] *= rest + retentionWeight * retention[row] + valueWeight * values[i];
    }
    exclude(first, size, block, wanted);
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

  /**
   * Gives NaN, which is never selected, to what the query does not admit. Rows that hold nothing
   * have it already, from their value.
   */
  private void exclude(int first, int size, Block block, Wanted wanted) {
    boolean isNearEnough = wanted.vector() == null && !hasWords;
    float least =
        wanted.vector() == null ? Float.POSITIVE_INFINITY : (float) wanted.minSimilarity();
    boolean areWordsEnough = hasWords && (wanted.vector() == null || least <= 0);
    for (int row = first; !isNearEnough && row < first + size; row++) {
      boolean isFound =
          similarity[row] >= least || activation[row] > 0 || (areWordsEnough && text[row] > 0);
      score[row] = isFound ? score[row] : Float.NaN;
    }
    if (!wanted.filter().admitsAll()) {
      for (int i = 0; i < size; i++) {
        StoredEpisode episode = block.episode(i);
        if (episode != null && !wanted.filter().admits(episode)) {
          score[first + i] = Float.NaN;
        }
      }
    }
  }

  private Candidate candidate(EpisodeIndex index, int row) {
    StoredEpisode episode = index.episode(row);
    return new Candidate(
        row,
        episode.id(),
        score[row],
        similarity[row],
        hasWords ? text[row] : 0,
        activation[row],
        retention[row],
        (float) episode.value());
  }

  private void reserve(int limit) {
    if (score.length < limit) {
      int capacity = (Math.max(limit, score.length * 2) + 63) / 64 * 64;
      similarity = new float[capacity];
      text = new float[capacity];
      activation = new float[capacity];
      retention = new float[capacity];
      score = new float[capacity];
      rows = new int[capacity];
      hours = new float[Math.min(capacity, 4_096)];
    }
  }
}
