package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeLinks;

class SimilarityLinksTest {

  private static final double THRESHOLD = 0.5;

  @Test
  void linksAnEpisodeToTheMostSimilarFirst() {
    List<float[]> vectors = List.of(unit(1, 0), unit(1, 1), unit(1, 0.2f), unit(0, 1));

    List<EpisodeLinks> links = find(2, vectors, candidate -> true);

    assertThat(links.get(0).episode()).isEqualTo("e0");
    assertThat(links.get(0).neighbours()).containsExactly("e2", "e1");
    assertThat(links.get(0).weights()[1]).isEqualTo(0.70710677f);
  }

  @Test
  void isTheBestOfAllPairsByDefinition() {
    Random random = new Random(7);
    List<float[]> vectors = new ArrayList<>();
    for (int group = 0; group < 6; group++) {
      float[] centre = Samples.unit(random, 32);
      for (int i = 0; i < 25; i++) {
        vectors.add(Samples.near(centre, 0.9, random));
      }
    }
    ChunkClustering.Chunk chunk = Samples.chunk(vectors);
    ChunkPairs pairs = new ChunkPairs(ClusteringParameters.DEFAULT);
    pairs.compute(chunk.candidates(), chunk.contents());

    List<EpisodeLinks> links =
        new SimilarityLinks(10).find(chunk.candidates(), pairs, THRESHOLD, candidate -> true);

    int next = 0;
    for (int i = 0; i < vectors.size(); i++) {
      int row = i;
      List<Integer> expected =
          IntStream.range(0, vectors.size())
              .filter(j -> j != row && cosine(pairs, row, j) >= (float) THRESHOLD)
              .boxed()
              .sorted(
                  Comparator.comparing((Integer j) -> -cosine(pairs, row, j))
                      .thenComparing(j -> "e" + j))
              .limit(10)
              .toList();
      if (!expected.isEmpty()) {
        EpisodeLinks found = links.get(next++);
        assertThat(found.episode()).isEqualTo("e" + i);
        assertThat(found.neighbours()).isEqualTo(expected.stream().map(j -> "e" + j).toList());
      }
    }
    assertThat(links).hasSize(next);
    assertThat(next).isGreaterThan(100);
  }

  @Test
  void breaksTiesByIdAndNotByTime() {
    List<float[]> equal = IntStream.range(0, 12).mapToObj(i -> unit(1, 0)).toList();

    EpisodeLinks links = find(3, equal, candidate -> true).get(5);

    assertThat(links.neighbours()).containsExactly("e0", "e1", "e10");
    assertThat(links.weights()).containsOnly(1f);
  }

  @Test
  void linksNewEpisodesOnlyAlsoToOldOnes() {
    List<float[]> equal = List.of(unit(1, 0), unit(1, 0), unit(1, 0));

    List<EpisodeLinks> links =
        find(10, equal, candidate -> Set.of("e1").contains(candidate.episode()));

    assertThat(links).hasSize(1);
    assertThat(links.get(0).neighbours()).containsExactly("e0", "e2");
  }

  @Test
  void findsNoneWhereNoneAreWanted() {
    assertThat(find(0, List.of(unit(1, 0), unit(1, 0)), candidate -> true)).isEmpty();
  }

  private static List<EpisodeLinks> find(
      int most, List<float[]> vectors, Predicate<ConceptCandidate> isNew) {
    ChunkClustering.Chunk chunk = Samples.chunk(vectors);
    ChunkPairs pairs = new ChunkPairs(ClusteringParameters.DEFAULT);
    pairs.compute(chunk.candidates(), chunk.contents());
    return new SimilarityLinks(most).find(chunk.candidates(), pairs, THRESHOLD, isNew);
  }

  private static float cosine(ChunkPairs pairs, int i, int j) {
    return pairs.cosines()[org.mneme.kernels.dense.Triangle.index(i, j, pairs.count())];
  }

  private static float[] unit(float... vector) {
    return Samples.normalised(vector);
  }
}
