package org.mneme.memory.recall;

import java.util.Arrays;
import java.util.List;
import org.mneme.association.Retention;
import org.mneme.association.ScorePart;
import org.mneme.episodic.EpisodeBlock;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.kernels.selection.Cut;
import org.mneme.kernels.selection.TopK;
import org.mneme.memory.recall.EpisodeSearch.Wanted;

/**
 * Scores every row of a space by what is known of it, and chooses those that are looked at exactly.
 * Rows are no order: whoever ties with the last one chosen is chosen too. Retention is a power of
 * each row's age and moves a score so little that most rows fall behind whatever theirs is: it is
 * computed of the others alone. Holds scratch arrays and so serves one query at a time.
 */
final class RowChoice {

  private static final int BLOCK_ROWS = 4_096;

  /** Scores may be looked for by their bounds where retention raises them by no larger factor. */
  private static final double LARGEST_FACTOR = 1.5;

  /** Rows in one that is chosen by bounds: where more are, all are scored. */
  private static final int ROWS_OF_CHOSEN = 8;

  /** Below it floats are too coarse for bounds. */
  private static final float LEAST_BOUND = 1e-20f;

  /** Of the rows chosen, hits must lie in this part by their estimates, the best one. */
  private static final int SAFE_PART = 3;

  /** Hits in one that may lie outside it. */
  private static final int HITS_OF_FAR = 50;

  /** Of fewer hits the highest and the lowest say little. */
  private static final int LEAST_SPREAD = 5;

  private final Retention retentionLaw;

  /** Of all rows; activation is 0 between searches. */
  private final ScoreColumns all = new ScoreColumns();

  /** Those of which retention is computed. */
  private final Finalists few;

  private final Cut cut = new Cut();
  private EpisodeIndex index;
  private Wanted scored;
  private boolean isExcluding;
  private boolean isOfWords;

  /** Whether scores are without retention. */
  private boolean areBounds;

  private int[] rows = new int[0];
  private float[] scores = new float[0];
  private int chosen;

  /** Of the scores of those chosen. */
  private float least;

  private float[] hours = new float[0];

  RowChoice(Retention retentionLaw) {
    this.retentionLaw = retentionLaw;
    this.few = new Finalists(retentionLaw);
  }

  /** Takes the rows of {@code space}; {@code similarity} is by row. */
  void begin(EpisodeIndex space, float[] similarity) {
    index = space;
    all.reserve(space.rowLimit());
    all.similarity = similarity;
    if (rows.length < space.rowLimit()) {
      rows = new int[all.score.length];
      hours = new float[Math.min(all.score.length, BLOCK_ROWS)];
    }
  }

  /** What is known of all rows but their scores. */
  ScoreColumns columns() {
    return all;
  }

  /** The rows chosen last, ascending. */
  int[] rows() {
    return rows;
  }

  /** Chooses every row that is admitted and shown; returns how many there are. */
  int allOf(AdmittedRows admitted) {
    chosen = 0;
    for (int row : admitted.toArray()) {
      if (!index.isHidden(row)) {
        rows[chosen++] = row;
      }
    }
    return chosen;
  }

  /** Scores every shown row by its similarity alone. */
  void scoreBySimilarity() {
    areBounds = false;
    scoreAll(AdmittedRows.ALL, this::scoreBySimilarity);
  }

  private void scoreBySimilarity(int first, int size, EpisodeBlock block) {
    float[] values = block.values();
    for (int i = 0; i < size; i++) {
      // The value of a row that is not shown is NaN, and so is its score.
      all.score[first + i] = all.similarity[first + i] + 0f * values[i];
    }
  }

  /** The same of those that are admitted, and before all others those that activation reached. */
  void scoreBySimilarity(Wanted wanted) {
    areBounds = false;
    scoreAll(wanted.rows(), this::scoreBySimilarity);
    for (int i = 0; i < wanted.activated().count(); i++) {
      int row = wanted.activated().rows()[i];
      all.score[row] = Float.isNaN(all.score[row]) ? Float.NaN : Float.POSITIVE_INFINITY;
    }
  }

  /**
   * Scores every row that is shown and admitted.
   *
   * @param excludes whether similarities are exact, so that who is not near enough is known
   * @param hasWords whether the query has words to be searched for
   */
  void score(Wanted wanted, boolean excludes, boolean hasWords) {
    scored = wanted;
    isExcluding = excludes;
    isOfWords = hasWords;
    // Of few rows too large a part remains to be worth a pass of its own.
    boolean isWorthIt =
        index.rowLimit() >= BLOCK_ROWS
            && wanted.weight(ScorePart.RETENTION) > 0
            && ScoreColumns.mostByRetention(wanted) <= LARGEST_FACTOR;
    scoreAll(!isWorthIt);
  }

  private void scoreAll(boolean withRetention) {
    areBounds = !withRetention;
    scoreAll(
        scored.rows(),
        (first, size, block) -> {
          if (withRetention) {
            scoreWhole(first, size, block);
          } else {
            all.scoreWithoutRetention(first, size, block.values(), scored);
          }
          if (isExcluding) {
            all.excludeDistant(first, size, isOfWords, scored);
          }
        });
  }

  private void scoreWhole(int first, int size, EpisodeBlock block) {
    if (scored.weight(ScorePart.RETENTION) > 0) {
      block.hoursSinceAccess(scored.now(), hours);
      retentionLaw.of(hours, block.stability(), all.retention, first, block.paddedCount());
    }
    all.score(first, size, block.values(), scored);
  }

  private void scoreAll(AdmittedRows admitted, EpisodeBlock.Visitor visitor) {
    Arrays.fill(all.score, 0, index.rowLimit(), Float.NaN);
    index.forEachBlock(visitor);
    admitted.forEachOther(index.rowLimit(), row -> all.score[row] = Float.NaN);
  }

  /** Chooses the rows of the {@code count} highest scores; returns how many those are. */
  int best(int count) {
    int limit = index.rowLimit();
    if (areBounds) {
      int within = withinReach(count);
      if (within <= limit / ROWS_OF_CHOSEN) {
        return best(within, count);
      }
      scoreAll(true);
    }
    chosen = cut.best(all.score, 0, limit, count, rows);
    reserveScores();
    least = Float.POSITIVE_INFINITY;
    for (int i = 0; i < chosen; i++) {
      scores[i] = all.score[rows[i]];
      least = Math.min(least, scores[i]);
    }
    return chosen;
  }

  /** Chooses every row that retention can raise to the {@code count} highest scores. */
  private int withinReach(int count) {
    int limit = index.rowLimit();
    int best = cut.best(all.score, 0, limit, count, rows);
    float reached = best < count ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
    for (int i = 0; i < best; i++) {
      reached = Math.min(reached, all.score[rows[i]]);
    }
    float bound =
        reached > LEAST_BOUND
            ? (float) (reached / ScoreColumns.mostByRetention(scored))
            : Math.min(0, reached);
    return TopK.atLeast(all.score, 0, limit, bound, rows);
  }

  /** Leaves the best of the first {@code within} rows, retention included. */
  private int best(int within, int count) {
    few.take(index, all, rows, within);
    float[] whole = few.score(scored);
    least = cut.of(whole, 0, within, count);
    chosen = within;
    reserveScores();
    chosen = 0;
    for (int i = 0; i < within; i++) {
      if (whole[i] >= least) {
        scores[chosen] = whole[i];
        rows[chosen++] = rows[i];
      }
    }
    return chosen;
  }

  private void reserveScores() {
    if (scores.length < chosen) {
      scores = new float[2 * chosen];
    }
  }

  /**
   * Whether none of the best is likely to be among the rows that {@link #best} did not choose, by
   * where the estimates of those that were found lie: were one of them behind the last, others
   * would be found between. Either few lie outside the best third, or the last lies as far below
   * the lowest of them as that below the highest.
   */
  boolean isWideEnough(List<Candidate> found) {
    // What comes first whatever its similarity says nothing.
    int first = 0;
    for (int i = 0; i < chosen; i++) {
      first += scores[i] == Float.POSITIVE_INFINITY ? 1 : 0;
    }
    float safe = cut.of(scores, 0, chosen, first + Math.max(1, (chosen - first) / SAFE_PART));
    float highest = Float.NEGATIVE_INFINITY;
    float lowest = Float.POSITIVE_INFINITY;
    int far = 0;
    for (Candidate candidate : found) {
      float score = scores[Arrays.binarySearch(rows, 0, chosen, candidate.row())];
      if (score < Float.POSITIVE_INFINITY) {
        far += score < safe ? 1 : 0;
        highest = Math.max(highest, score);
        lowest = Math.min(lowest, score);
      }
    }
    return far <= found.size() / HITS_OF_FAR
        || (found.size() >= LEAST_SPREAD && lowest > least && lowest - least >= highest - lowest);
  }

  /** The lowest score of those that {@link #best} chose. */
  float least() {
    return least;
  }
}
