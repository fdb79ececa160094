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
   */
  record Wanted(
      float[] vector,
      long now,
      double minSimilarity,
      FilterMatcher filter,
      Map<ScorePart, Double> weights) {}

  /** The best {@code count} ≤ {@value #MAXIMUM_CANDIDATES} rows, best first. */
  List<Candidate> search(EpisodeIndex index, Wanted wanted, int count) {
    int limit = index.rowLimit();
    reserve(limit);
    Arrays.fill(score, 0, limit, Float.NaN);
    index.forEachBlock((first, size, block) -> score(first, size, block, wanted));
    best.reset(Math.min(count, limit));
    best.offerAll(score, 0, limit, 0);
    best.finish();
    if (best.size() == 0) {
      return List.of();
    }
    // Every row that ties with the last one is taken, so that ids and not rows decide who stays.
    int found = TopK.atLeast(score, 0, limit, best.score(best.size() - 1), rows);
    List<Candidate> candidates = new ArrayList<>(found);
    for (int i = 0; i < found; i++) {
      candidates.add(candidate(index, rows[i]));
    }
    candidates.sort(BEST_FIRST);
    return candidates.subList(0, best.size());
  }

  private void score(int first, int size, Block block, Wanted wanted) {
    if (wanted.vector() != null) {
      block.similarities(wanted.vector(), similarity, first);
    } else {
      Arrays.fill(similarity, first, first + size, 0f);
    }
    block.hoursSinceAccess(wanted.now(), hours);
    retentionLaw.of(hours, block.stability(), retention, first, block.paddedCount());
    float similarityWeight = wanted.weights().get(ScorePart.SIMILARITY).floatValue();
    float retentionWeight = wanted.weights().get(ScorePart.RETENTION).floatValue();
    float valueWeight = wanted.weights().get(ScorePart.VALUE).floatValue();
    float[] values = block.values();
    // Alone, similarity also tells apart what points away; in a sum it counts from 0.
    float least = retentionWeight + valueWeight > 0 ? 0f : -1f;
    for (int i = 0; i < size; i++) {
      int row = first + i;
      score[row] =
          similarityWeight * Math.max(least, similarity[row])
              + retentionWeight * retention[row]
              + valueWeight * values[i];
    }
    exclude(first, size, block, wanted);
  }

  /**
   * Gives NaN, which is never selected, to what the query does not admit. Rows that hold nothing
   * have it already, from their value.
   */
  private void exclude(int first, int size, Block block, Wanted wanted) {
    if (wanted.vector() != null) {
      float least = (float) wanted.minSimilarity();
      for (int row = first; row < first + size; row++) {
        score[row] = similarity[row] < least ? Float.NaN : score[row];
      }
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
        row, episode.id(), score[row], similarity[row], retention[row], (float) episode.value());
  }

  private void reserve(int limit) {
    if (score.length < limit) {
      int capacity = (Math.max(limit, score.length * 2) + 63) / 64 * 64;
      similarity = new float[capacity];
      retention = new float[capacity];
      score = new float[capacity];
      rows = new int[capacity];
      hours = new float[Math.min(capacity, 4_096)];
    }
  }
}
