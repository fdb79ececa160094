package org.mneme.concepts;

import java.util.ArrayList;
import java.util.List;
import org.mneme.kernels.clustering.AverageLinkage;
import org.mneme.kernels.clustering.Dbscan;
import org.mneme.kernels.dense.Triangle;
import org.mneme.model.EpisodeCluster;

/** Finds the clusters of a chunk that are worth a concept. Not thread-safe. */
final class ClusterSearch {

  private final ClusteringParameters parameters;
  private AverageLinkage linkage = new AverageLinkage(0);
  private Dbscan dbscan = new Dbscan(0);
  private int[] labels = {};

  ClusterSearch(ClusteringParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * A cluster.
   *
   * @param members rows of the chunk, ascending
   * @param coherence mean similarity of its pairs, age aside, in [0, 1]
   */
  record Found(int[] members, double coherence) {}

  /**
   * The clusters with at least {@value EpisodeCluster#LEAST_MEMBERS} members and the least
   * coherence, in the order of their first members. Overwrites the similarities of {@code pairs}.
   *
   * @param threshold the least similarity: of two groups on average, or of a pair
   */
  List<Found> clusters(ChunkPairs pairs, double threshold) {
    int count = pairs.count();
    reserve(count);
    int found =
        switch (parameters.clustering()) {
          case AVERAGE_LINKAGE ->
              linkage.cluster(pairs.similarities(), 0, count, (float) threshold, labels);
          case DBSCAN ->
              dbscan.cluster(
                  pairs.similarities(),
                  count,
                  (float) threshold,
                  EpisodeCluster.LEAST_MEMBERS,
                  labels);
        };
    List<Found> clusters = new ArrayList<>();
    for (int[] members : members(count, found)) {
      if (members.length >= EpisodeCluster.LEAST_MEMBERS) {
        double coherence = coherence(members, pairs);
        if (coherence >= parameters.leastCoherence()) {
          clusters.add(new Found(members, coherence));
        }
      }
    }
    return clusters;
  }

  private int[][] members(int count, int found) {
    int[] sizes = new int[found];
    for (int i = 0; i < count; i++) {
      if (labels[i] >= 0) {
        sizes[labels[i]]++;
      }
    }
    int[][] members = new int[found][];
    for (int label = 0; label < found; label++) {
      members[label] = new int[sizes[label]];
    }
    for (int i = count - 1; i >= 0; i--) {
      if (labels[i] >= 0) {
        members[labels[i]][--sizes[labels[i]]] = i;
      }
    }
    return members;
  }

  private static double coherence(int[] members, ChunkPairs pairs) {
    float[] cosines = pairs.cosines();
    double sum = 0;
    for (int a = 0; a < members.length; a++) {
      int row = Triangle.row(members[a], pairs.count());
      for (int b = a + 1; b < members.length; b++) {
        sum += pairs.similarity(cosines[row + members[b]]);
      }
    }
    return sum / Triangle.size(members.length);
  }

  private void reserve(int count) {
    if (labels.length < count) {
      labels = new int[count];
      linkage = new AverageLinkage(count);
      dbscan = new Dbscan(count);
    }
  }
}
