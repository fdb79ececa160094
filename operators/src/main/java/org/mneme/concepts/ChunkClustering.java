package org.mneme.concepts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeLinks;
import org.mneme.model.SimilarityProfile;
import org.mneme.model.SimilarityProfiles;

/**
 * Finds clusters and links in one chunk of a window, and names the clusters. The result depends on
 * the candidates and their order alone. Not thread-safe.
 */
final class ChunkClustering {

  /** Most terms of a cluster. */
  static final int MOST_TERMS = 12;

  /** Most tools of a cluster. */
  static final int MOST_TOOLS = 8;

  private static final Comparator<EpisodeCluster> BY_SMALLEST_ID =
      Comparator.comparing(cluster -> Collections.min(cluster.members()));

  private final SimilarityProfiles profiles;
  private final ChunkPairs pairs;
  private final ClusterSearch search;
  private final SimilarityLinks links;

  ChunkClustering(ClusteringParameters parameters, SimilarityProfiles profiles) {
    this.profiles = profiles;
    this.pairs = new ChunkPairs(parameters);
    this.search = new ClusterSearch(parameters);
    this.links = new SimilarityLinks(parameters.links());
  }

  /**
   * One chunk.
   *
   * @param end of the window
   * @param number of the chunk within it
   * @param candidates in the order (closing time, id), all of one model and dimension
   * @param contents theirs, in the same order
   */
  record Chunk(
      long end, int number, List<ConceptCandidate> candidates, List<CandidateContent> contents) {}

  /** What is found in {@code chunk}; links are those of the candidates that are new. */
  ClusterWindow cluster(Chunk chunk, Predicate<ConceptCandidate> isNew) {
    List<ConceptCandidate> candidates = chunk.candidates();
    SimilarityProfile profile = profiles.of(candidates.get(0).model());
    pairs.compute(candidates, chunk.contents());
    List<EpisodeLinks> linked = links.find(candidates, pairs, profile.bind(), isNew);
    List<ClusterSearch.Found> found = search.clusters(pairs, profile.cluster());
    return new ClusterWindow(chunk.end(), chunk.number(), named(found, chunk), linked);
  }

  private static List<EpisodeCluster> named(List<ClusterSearch.Found> found, Chunk chunk) {
    List<EpisodeCluster> clusters = new ArrayList<>();
    if (found.isEmpty()) {
      return clusters;
    }
    CharacteristicWords terms =
        new CharacteristicWords(chunk.contents().stream().map(CandidateContent::terms).toList());
    CharacteristicWords tools =
        new CharacteristicWords(chunk.contents().stream().map(CandidateContent::tools).toList());
    for (ClusterSearch.Found cluster : found) {
      List<String> members = new ArrayList<>(cluster.members().length);
      for (int row : cluster.members()) {
        members.add(chunk.candidates().get(row).episode());
      }
      clusters.add(
          new EpisodeCluster(
              members,
              cluster.coherence(),
              terms.of(cluster.members(), MOST_TERMS),
              tools.of(cluster.members(), MOST_TOOLS)));
    }
    clusters.sort(BY_SMALLEST_ID);
    return clusters;
  }
}
