package org.mneme.concepts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeCluster;

/**
 * Vectors in groups that are known, with noise between them, in random order. Two members of a
 * group have a cosine of about {@code 1/(1 + spread²)}.
 *
 * @param vectors unit vectors
 * @param groups the group of each; noise is a group of its own each
 */
record SeededGroups(List<float[]> vectors, List<Integer> groups) {

  static final int DIMENSION = 128;

  static SeededGroups of(long seed, int groups, int members, double spread, int noise) {
    Random random = new Random(seed);
    List<float[]> vectors = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      float[] centre = Samples.unit(random, DIMENSION);
      for (int member = 0; member < members; member++) {
        vectors.add(Samples.near(centre, spread, random));
        labels.add(group);
      }
    }
    for (int i = 0; i < noise; i++) {
      vectors.add(Samples.unit(random, DIMENSION));
      labels.add(groups + i);
    }
    Collections.shuffle(vectors, new Random(seed));
    Collections.shuffle(labels, new Random(seed));
    return new SeededGroups(vectors, labels);
  }

  /**
   * Adjusted Rand index (Hubert and Arabie 1985) of the groups and the clusters of {@code found},
   * whose members are e0, e1 and so on; what has no cluster is one of its own. 0 is chance, 1 is
   * equal.
   */
  double adjustedRand(ClusterWindow found) {
    Map<String, Integer> clusterOf = new HashMap<>();
    for (EpisodeCluster cluster : found.clusters()) {
      int number = clusterOf.size();
      cluster.members().forEach(member -> clusterOf.put(member, number));
    }
    List<String> both = new ArrayList<>();
    List<String> clusters = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      String cluster = String.valueOf(clusterOf.getOrDefault("e" + i, -1 - i));
      clusters.add(cluster);
      both.add(groups.get(i) + "|" + cluster);
    }
    double ofGroups = pairs(groups);
    double ofClusters = pairs(clusters);
    double expected = ofGroups * ofClusters / (groups.size() * (groups.size() - 1) / 2.0);
    return (pairs(both) - expected) / ((ofGroups + ofClusters) / 2 - expected);
  }

  private static double pairs(List<?> labels) {
    Map<Object, Integer> counts = new HashMap<>();
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    return counts.values().stream().mapToDouble(count -> count * (count - 1) / 2.0).sum();
  }
}
