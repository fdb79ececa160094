package org.mneme.memory.recall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mneme.association.Retention;
import org.mneme.association.ScorePart;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.episodic.text.Bm25;
import org.mneme.episodic.text.TermCounts;
import org.mneme.episodic.text.TextIndex;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.kernels.selection.Cut;

/**
 * Scores every row of an index and keeps the best, with ties by id, whatever the order in which
 * rows were stored. Where similarities are estimates, those that score best by them are scored
 * again exactly, all that tie with the last of them included; more of them as long as hits are
 * found far down. Holds scratch arrays and so serves one query at a time.
 */
public final class EpisodeSearch {

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id);

  private final RowSimilarities similarities;
  private final RowChoice choice;
  private final Finalists finalists;
  private final Cut cut = new Cut();
  private float[] cosinesOfChosen = new float[0];

  /** Whether the text of the columns is of this query. */
  private boolean hasWords;

  public EpisodeSearch(Retention retentionLaw, SimilarityLadder ladder) {
    this.similarities = new RowSimilarities(ladder);
    this.choice = new RowChoice(retentionLaw);
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
    choice.begin(index, similarities.values());
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
    float[] text = choice.columns().text;
    Arrays.fill(text, 0, limit, 0f);
    float most = (float) texts.score(bm25, words, text);
    for (int row = 0; most > 0 && row < limit; row++) {
      text[row] /= most;
    }
  }

  /** Whether the query has words to be searched for. */
  boolean hasWords() {
    return hasWords;
  }

  /**
   * The shown rows nearest to what was scanned for, best first, ties by id. Of estimates the first
   * candidates are enough: where the nearest lie far down by them, they hardly differ from others.
   *
   * @param least least cosine
   * @param found as long as many are wanted
   * @return how many rows were written to {@code found}, and their cosines to {@code cosines}
   */
  int nearest(EpisodeIndex index, double least, int[] found, float[] cosines) {
    if (found.length == 0) {
      return 0;
    }
    choice.scoreBySimilarity();
    int chosen = choice.best(similarities.candidates(found.length));
    if (cosinesOfChosen.length < chosen) {
      cosinesOfChosen = new float[2 * chosen];
    }
    similarities.cosines(choice.rows(), chosen, cosinesOfChosen);
    int count = 0;
    for (int i = 0; i < chosen; i++) {
      if (cosinesOfChosen[i] >= least) {
        count =
            NearestRows.insert(index, choice.rows()[i], cosinesOfChosen[i], found, cosines, count);
      }
    }
    return count;
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
    float[] activation = choice.columns().activation;
    for (int i = 0; i < activated.count(); i++) {
      activation[activated.rows()[i]] = activated.parts()[i];
    }
    List<Candidate> found = found(index, wanted, count);
    for (int i = 0; i < activated.count(); i++) {
      activation[activated.rows()[i]] = 0;
    }
    return found;
  }

  private List<Candidate> found(EpisodeIndex index, Wanted wanted, int count) {
    if (wanted.rows().areFew(index.rowLimit())) {
      return bestOfChosen(index, wanted, choice.allOf(wanted.rows()), count);
    }
    List<Candidate> found = bestByScore(index, wanted, count);
    if (!similarities.areEstimates() || found.size() == count || wanted.minSimilarity() <= -1) {
      return found;
    }
    if (wanted.after() != null) {
      // Whoever is missed on a page that is not full would be on no other.
      scan(index, wanted.vector(), count, true);
      return bestByScore(index, wanted, count);
    }
    // What is near enough may score less than much that is not.
    return merged(found, nearEnough(index, wanted, count), count);
  }

  private List<Candidate> bestByScore(EpisodeIndex index, Wanted wanted, int count) {
    choice.score(wanted, !similarities.areEstimates(), hasWords);
    for (int asked = similarities.candidates(count); ; asked = similarities.more(asked)) {
      int chosen = choice.best(asked);
      List<Candidate> found = bestOfChosen(index, wanted, chosen, count);
      if (!similarities.mayMiss(asked) || choice.isWideEnough(found)) {
        return found;
      }
    }
  }

  /**
   * The best of those that are near enough and of those that activation reached, where few are: by
   * similarity, until those that follow are too far away even if their estimates are wrong.
   */
  private List<Candidate> nearEnough(EpisodeIndex index, Wanted wanted, int count) {
    choice.scoreBySimilarity(wanted);
    double bound = wanted.minSimilarity() - similarities.error();
    int asked = similarities.candidates(count) + wanted.activated().count();
    while (true) {
      int chosen = choice.best(asked);
      List<Candidate> found = bestOfChosen(index, wanted, chosen, count);
      boolean isEnough =
          found.size() == count ? choice.isWideEnough(found) : choice.least() < bound;
      if (isEnough || chosen < asked || asked >= index.rowLimit()) {
        return found;
      }
      asked = Math.min(index.rowLimit(), 2 * asked);
    }
  }

  private static List<Candidate> merged(List<Candidate> some, List<Candidate> others, int count) {
    Map<String, Candidate> byId = new HashMap<>();
    some.forEach(candidate -> byId.put(candidate.id(), candidate));
    others.forEach(candidate -> byId.put(candidate.id(), candidate));
    return byId.values().stream().sorted(BEST_FIRST).limit(count).toList();
  }

  private List<Candidate> bestOfChosen(EpisodeIndex index, Wanted wanted, int chosen, int count) {
    finalists.take(index, similarities, choice.columns(), choice.rows(), chosen);
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
}
