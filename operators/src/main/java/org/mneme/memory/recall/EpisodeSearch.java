package org.mneme.memory.recall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mneme.association.Retention;
import org.mneme.association.ScorePart;
import org.mneme.episodic.EpisodeBlock;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.episodic.text.Bm25;
import org.mneme.episodic.text.TermCounts;
import org.mneme.episodic.text.TextIndex;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.kernels.selection.Cut;
import org.mneme.kernels.selection.TopK;

/**
 * Scores every row of an index and keeps the best, with ties by id, whatever the order in which
 * rows were stored. Where similarities are estimates, those that score best by them are scored
 * again exactly, all that tie with the last of them included. Holds scratch arrays and so serves
 * one query at a time.
 */
public final class EpisodeSearch {

  private static final int BLOCK_ROWS = 4_096;

  /** Scores may be looked for by their bounds where retention raises them by no larger factor. */
  private static final double LARGEST_FACTOR = 1.5;

  /** Rows in one that is chosen by bounds: where more are, all are scored. */
  private static final int ROWS_OF_CHOSEN = 8;

  /** Below it floats are too coarse for bounds. */
  private static final float LEAST_BOUND = 1e-20f;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id);

  private final RowSimilarities similarities;

  private final Retention retentionLaw;

  /** Of all rows; activation is 0 between searches. */
  private final ScoreColumns all = new ScoreColumns();

  private final Finalists finalists;
  private final Cut cut = new Cut();
  private int[] rows = new int[0];
  private float[] hours = new float[0];

  /** Whether the text of {@link #all} is of this query. */
  private boolean hasWords;

  public EpisodeSearch(Retention retentionLaw, SimilarityLadder ladder) {
    this.similarities = new RowSimilarities(ladder);
    this.retentionLaw = retentionLaw;
    this.finalists = new Finalists(retentionLaw);
  }

  /**
   * What is looked for.
   *
   * @param vector unit vector, or null
   * @param now what retention counts to, epoch milliseconds
   * @param minSimilarity least cosine; not looked at without a vector
   * @param rows those that satisfy the filter
   * @param weights weight of each part
   * @param activated rows that activation reached: candidates whatever their cosine
   * @param after behind which place, or null for the first
   */
  public record Wanted(
      float[] vector,
      long now,
      double minSimilarity,
      AdmittedRows rows,
      Map<ScorePart, Double> weights,
      Activated activated,
      RankCursor after) {

    public Wanted(
        float[] vector,
        long now,
        double minSimilarity,
        AdmittedRows rows,
        Map<ScorePart, Double> weights,
        Activated activated) {
      this(vector, now, minSimilarity, rows, weights, activated, null);
    }

    float weight(ScorePart part) {
      return weights.get(part).floatValue();
    }
  }

  /**
   * Compares every row with {@code vector}, which may be null: first of all for each query. Rows
   * that hold nothing, or are hidden, are not near to anything.
   *
   * @param wanted how many hits are wanted
   * @param isExact whether nothing may be missed
   */
  public void scan(EpisodeIndex index, float[] vector, int wanted, boolean isExact) {
    similarities.compare(index, vector, wanted, isExact);
    all.reserve(index.rowLimit());
    all.similarity = similarities.values();
    if (rows.length < index.rowLimit()) {
      rows = new int[all.score.length];
      hours = new float[Math.min(all.score.length, BLOCK_ROWS)];
    }
  }

  /** Cosine of a row that holds something with what was scanned for; 0 where that was null. */
  float cosine(int row) {
    return similarities.cosine(row);
  }

  /**
   * Scores every row's text for {@code words}, which may be null, after {@link #scan}. A row's
   * score is what it reaches of what a text can reach, and so does not depend on the other rows
   * found.
   */
  void findWords(EpisodeIndex index, TextIndex texts, Bm25 bm25, TermCounts words) {
    hasWords = words != null && words.size() > 0;
    if (!hasWords) {
      return;
    }
    int limit = index.rowLimit();
    Arrays.fill(all.text, 0, limit, 0f);
    float most = (float) texts.score(bm25, words, all.text);
    for (int row = 0; most > 0 && row < limit; row++) {
      all.text[row] /= most;
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
   * @param found as long as many are wanted
   * @return how many rows were written to {@code found}, and their cosines to {@code cosines}
   */
  int nearest(EpisodeIndex index, double least, int[] found, float[] cosines) {
    if (found.length == 0) {
      return 0;
    }
    Arrays.fill(all.score, 0, index.rowLimit(), Float.NaN);
    index.forEachBlock((first, size, block) -> shownSimilarities(first, size, block));
    int chosen = choose(index, similarities.candidates(found.length));
    similarities.cosines(rows, chosen, all.score);
    int count = 0;
    for (int i = 0; i < chosen; i++) {
      float cosine = all.score[i];
      if (cosine >= least) {
        count = NearestRows.insert(index, rows[i], cosine, found, cosines, count);
      }
    }
    return count;
  }

  private void shownSimilarities(int first, int size, EpisodeBlock block) {
    float[] values = block.values();
    for (int i = 0; i < size; i++) {
      // The value of a row that is not shown is NaN, and so is its score.
      all.score[first + i] = all.similarity[first + i] + 0f * values[i];
    }
  }

  /**
   * The best {@code count} rows of the space that was scanned, behind the place if one is named.
   */
  public List<Candidate> best(EpisodeIndex index, Wanted wanted, int count) {
    if (wanted.after() == null) {
      return first(index, wanted, count);
    }
    long looked = (long) wanted.after().rank() + count;
    while (true) {
      int most = (int) Math.min(looked, Math.max(1, index.rowLimit()));
      List<Candidate> found = first(index, wanted, most);
      List<Candidate> behind = new ArrayList<>(count);
      for (Candidate candidate : found) {
        if (behind.size() < count && wanted.after().precedes(candidate.score(), candidate.id())) {
          behind.add(candidate);
        }
      }
      // Where more came before the place than there were, some behind it were not looked at.
      if (behind.size() == count || found.size() < most || most >= index.rowLimit()) {
        return behind;
      }
      looked *= 2;
    }
  }

  private List<Candidate> first(EpisodeIndex index, Wanted wanted, int count) {
    Activated activated = wanted.activated();
    for (int i = 0; i < activated.count(); i++) {
      all.activation[activated.rows()[i]] = activated.parts()[i];
    }
    int chosen =
        wanted.rows().areFew(index.rowLimit())
            ? chooseAll(index, wanted.rows())
            : choose(index, wanted, count);
    finalists.take(index, similarities, all, rows, chosen);
    for (int i = 0; i < activated.count(); i++) {
      all.activation[activated.rows()[i]] = 0;
    }
    float[] scores = finalists.score(hasWords, wanted);
    float least = cut.of(scores, 0, chosen, count);
    List<Candidate> candidates = new ArrayList<>(count);
    for (int i = 0; i < chosen; i++) {
      if (scores[i] >= least) {
        candidates.add(finalists.candidate(index, i, hasWords));
      }
    }
    candidates.sort(BEST_FIRST);
    return candidates.subList(0, Math.min(count, candidates.size()));
  }

  /** Puts every row that is admitted and shown into {@link #rows}; returns how many there are. */
  private int chooseAll(EpisodeIndex index, AdmittedRows admitted) {
    int chosen = 0;
    for (int row : admitted.toArray()) {
      if (!index.isHidden(row)) {
        rows[chosen++] = row;
      }
    }
    return chosen;
  }

  /** Scores every row and puts the best that are admitted into {@link #rows}. */
  private int choose(EpisodeIndex index, Wanted wanted, int count) {
    // Of few rows too large a part remains to be worth a pass of its own.
    if (index.rowLimit() >= BLOCK_ROWS
        && !similarities.areEstimates()
        && ScoreColumns.mostByRetention(wanted) <= LARGEST_FACTOR) {
      int chosen = chooseByBounds(index, wanted, count);
      if (chosen <= index.rowLimit() / ROWS_OF_CHOSEN) {
        return chosen;
      }
    }
    scoreAll(index, wanted, (first, size, block) -> score(first, size, block, wanted));
    return choose(index, similarities.candidates(count));
  }

  /**
   * Puts every admitted row that may be among the best into {@link #rows}: retention is a power of
   * each row's age, and moves a score so little that most fall behind whatever theirs is.
   */
  private int chooseByBounds(EpisodeIndex index, Wanted wanted, int count) {
    scoreAll(
        index,
        wanted,
        (first, size, block) -> {
          all.scoreWithoutRetention(first, size, block.values(), wanted);
          all.excludeDistant(first, size, hasWords, wanted);
        });
    int limit = index.rowLimit();
    float reached = cut.of(all.score, 0, limit, count);
    float least =
        reached > LEAST_BOUND
            ? (float) (reached / ScoreColumns.mostByRetention(wanted))
            : Math.min(0, reached);
    return TopK.atLeast(all.score, 0, limit, least, rows);
  }

  private void scoreAll(EpisodeIndex index, Wanted wanted, EpisodeBlock.Visitor scores) {
    Arrays.fill(all.score, 0, index.rowLimit(), Float.NaN);
    index.forEachBlock(scores);
    wanted.rows().forEachOther(index.rowLimit(), row -> all.score[row] = Float.NaN);
  }

  /**
   * Puts the rows of the {@code count} highest scores into {@link #rows}, and every row that ties
   * with the last one, so that ids and not rows decide who stays.
   *
   * @return how many there are
   */
  private int choose(EpisodeIndex index, int count) {
    int limit = index.rowLimit();
    return TopK.atLeast(all.score, 0, limit, cut.of(all.score, 0, limit, count), rows);
  }

  private void score(int first, int size, EpisodeBlock block, Wanted wanted) {
    if (wanted.weight(ScorePart.RETENTION) > 0) {
      block.hoursSinceAccess(wanted.now(), hours);
      retentionLaw.of(hours, block.stability(), all.retention, first, block.paddedCount());
    }
    all.score(first, size, block.values(), wanted);
    if (!similarities.areEstimates()) {
      all.excludeDistant(first, size, hasWords, wanted);
    }
  }
}
