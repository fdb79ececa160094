package org.mneme.concepts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.mneme.kernels.dense.Triangle;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;
import org.mneme.model.EpisodeLinks;

/** Finds the episodes of a chunk that are most similar to its new ones. Not thread-safe. */
final class SimilarityLinks {

  private final int most;
  private RunningTopK[] best = {};
  private int[] found = {};

  /**
   * A finder.
   *
   * @param most most links of an episode
   */
  SimilarityLinks(int most) {
    this.most = most;
  }

  /**
   * The links of the new episodes that have any, in the order of {@code candidates}; equally
   * similar neighbours by id.
   *
   * @param threshold least cosine
   * @param isNew which candidates get links; the others are only linked to
   */
  List<EpisodeLinks> find(
      List<ConceptCandidate> candidates,
      ChunkPairs pairs,
      double threshold,
      Predicate<ConceptCandidate> isNew) {
    if (most == 0) {
      return List.of();
    }
    int count = candidates.size();
    reserve(count);
    int[] byId = rowsById(candidates);
    int[] ranks = new int[count];
    for (int rank = 0; rank < count; rank++) {
      ranks[byId[rank]] = rank;
    }
    boolean[] wanted = new boolean[count];
    for (int i = 0; i < count; i++) {
      wanted[i] = isNew.test(candidates.get(i));
      best[i].reset(wanted[i] ? most : 0);
    }
    offer(pairs.cosines(), (float) threshold, ranks, wanted);
    List<EpisodeLinks> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (best[i].size() > 0) {
        links.add(links(candidates, i, byId));
      }
    }
    return links;
  }

  private void offer(float[] cosines, float threshold, int[] ranks, boolean[] wanted) {
    int count = ranks.length;
    for (int i = 0; i < count; i++) {
      int next = i + 1;
      int row = Triangle.row(i, count);
      int hits = TopK.atLeast(cosines, row + next, count - next, threshold, found);
      for (int hit = 0; hit < hits; hit++) {
        int j = next + found[hit];
        if (wanted[i]) {
          best[i].offer(cosines[row + j], ranks[j]);
        }
        if (wanted[j]) {
          best[j].offer(cosines[row + j], ranks[i]);
        }
      }
    }
  }

  private EpisodeLinks links(List<ConceptCandidate> candidates, int row, int[] byId) {
    int size = best[row].size();
    List<String> neighbours = new ArrayList<>(size);
    float[] weights = new float[size];
    for (int rank = 0; rank < size; rank++) {
      neighbours.add(candidates.get(byId[best[row].number(rank)]).episode());
      // Rounding may lift the cosine of equal vectors above 1.
      weights[rank] = Math.min(1f, best[row].score(rank));
    }
    return new EpisodeLinks(candidates.get(row).episode(), neighbours, weights);
  }

  private static int[] rowsById(List<ConceptCandidate> candidates) {
    return IntStream.range(0, candidates.size())
        .boxed()
        .sorted(Comparator.comparing(row -> candidates.get(row).episode()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void reserve(int count) {
    if (best.length < count) {
      best = new RunningTopK[count];
      for (int i = 0; i < count; i++) {
        best[i] = new RunningTopK(most);
      }
      found = new int[count];
    }
  }
}
