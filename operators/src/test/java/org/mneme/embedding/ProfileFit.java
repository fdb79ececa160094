package org.mneme.embedding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What each threshold would do on episodes whose tasks are known. The criteria by which the
 * thresholds are chosen from this stand in {@link FittedProfile}.
 */
final class ProfileFit {

  private final String[] tasks;
  private final double[][] queryToEpisode;
  private final double[][] episodeToEpisode;
  private final double[][] halfToHalf;
  private final Map<Double, int[]> clusters = new HashMap<>();

  ProfileFit(List<LabelledText> texts, Embedder embedder) {
    tasks = texts.stream().map(LabelledText::task).toArray(String[]::new);
    double[][] queries = vectors(texts.stream().map(LabelledText::query).toList(), embedder);
    double[][] episodes = vectors(texts.stream().map(LabelledText::episode).toList(), embedder);
    queryToEpisode = cosines(queries, episodes);
    episodeToEpisode = cosines(episodes, episodes);
    double[][] firstHalves = centroids(episodes, 0);
    double[][] secondHalves = centroids(episodes, 1);
    halfToHalf = cosines(firstHalves, secondHalves);
  }

  /** Share of queries that would seed at least one other episode of their task. */
  double queriesThatSeedTheirTask(double threshold) {
    int seeded = 0;
    for (int query = 0; query < tasks.length; query++) {
      boolean found = false;
      for (int episode = 0; episode < tasks.length; episode++) {
        found |=
            query != episode
                && areOfOneTask(query, episode)
                && queryToEpisode[query][episode] >= threshold;
      }
      seeded += found ? 1 : 0;
    }
    return (double) seeded / tasks.length;
  }

  /** Share of the pairs of one task, or of two, with at least this cosine. */
  double pairsAbove(double threshold, Pairs pairs) {
    int all = 0;
    int above = 0;
    for (int i = 0; i < tasks.length; i++) {
      for (int j = 0; j < i; j++) {
        if (areOfOneTask(i, j) == (pairs == Pairs.OF_ONE_TASK)) {
          all++;
          above += episodeToEpisode[i][j] >= threshold ? 1 : 0;
        }
      }
    }
    return (double) above / all;
  }

  /** Youden's index of telling pairs of one task from others: 0 is chance, 1 is perfect. */
  double informedness(double threshold) {
    return pairsAbove(threshold, Pairs.OF_ONE_TASK) - pairsAbove(threshold, Pairs.OF_TWO_TASKS);
  }

  /** Clusters of the episodes as concept formation would make them, all of one age. */
  int[] clusters(double threshold) {
    return clusters.computeIfAbsent(threshold, this::cluster);
  }

  private int[] cluster(double threshold) {
    double[][] similarity = new double[tasks.length][tasks.length];
    for (int i = 0; i < tasks.length; i++) {
      for (int j = 0; j < tasks.length; j++) {
        similarity[i][j] = 1 / (1 + Math.exp(-10 * (episodeToEpisode[i][j] - 0.5)));
      }
    }
    return AverageLinkage.cut(similarity, threshold);
  }

  /**
   * Adjusted Rand index (Hubert and Arabie 1985) of clusters and tasks: 0 is chance, 1 is equal.
   */
  double adjustedRand(int[] clusters) {
    double both =
        pairsOf(
            IntStream.range(0, tasks.length).mapToObj(i -> tasks[i] + '|' + clusters[i]).toList());
    double ofTasks = pairsOf(List.of(tasks));
    double ofClusters = pairsOf(IntStream.of(clusters).boxed().toList());
    double expected = ofTasks * ofClusters / (tasks.length * (tasks.length - 1) / 2.0);
    return (both - expected) / ((ofTasks + ofClusters) / 2 - expected);
  }

  /** Most tasks that share a cluster. */
  int mostTasksInOne(int[] clusters) {
    Map<Integer, Map<String, Boolean>> byCluster = new HashMap<>();
    for (int i = 0; i < clusters.length; i++) {
      byCluster.computeIfAbsent(clusters[i], c -> new HashMap<>()).put(tasks[i], true);
    }
    return byCluster.values().stream().mapToInt(Map::size).max().orElse(0);
  }

  /** Share of tasks of which the centroids of two disjoint halves would count as one concept. */
  double conceptsFoundAgain(double threshold) {
    return IntStream.range(0, halfToHalf.length).filter(i -> halfToHalf[i][i] >= threshold).count()
        / (double) halfToHalf.length;
  }

  /** Share of pairs of tasks whose centroids would count as one concept. */
  double conceptsMistaken(double threshold) {
    int n = halfToHalf.length;
    long mistaken =
        IntStream.range(0, n * n)
            .filter(p -> p / n != p % n && halfToHalf[p / n][p % n] >= threshold)
            .count();
    return (double) mistaken / (n * (n - 1));
  }

  private boolean areOfOneTask(int i, int j) {
    return Objects.equals(tasks[i], tasks[j]);
  }

  private static double pairsOf(List<?> labels) {
    Map<Object, Integer> counts = new HashMap<>();
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    return counts.values().stream().mapToDouble(c -> c * (c - 1) / 2.0).sum();
  }

  private double[][] centroids(double[][] episodes, int half) {
    Map<String, double[]> sums = new TreeMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < tasks.length; i++) {
      if (seen.merge(tasks[i], 1, Integer::sum) % 2 == half) {
        double[] sum = sums.computeIfAbsent(tasks[i], t -> new double[episodes[0].length]);
        for (int d = 0; d < sum.length; d++) {
          sum[d] += episodes[i][d];
        }
      }
    }
    return sums.values().toArray(double[][]::new);
  }

  private static double[][] vectors(List<String> texts, Embedder embedder) {
    double[][] vectors = new double[texts.size()][embedder.dimension()];
    for (int i = 0; i < vectors.length; i++) {
      float[] vector = embedder.embed(texts.get(i)).toFloats();
      for (int d = 0; d < vector.length; d++) {
        vectors[i][d] = vector[d];
      }
    }
    return vectors;
  }

  private static double[][] cosines(double[][] rows, double[][] columns) {
    double[][] cosines = new double[rows.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        cosines[i][j] =
            dot(rows[i], columns[j])
                / Math.sqrt(dot(rows[i], rows[i]) * dot(columns[j], columns[j]));
      }
    }
    return cosines;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }

  /** Which pairs of episodes. */
  enum Pairs {
    OF_ONE_TASK,
    OF_TWO_TASKS
  }
}
