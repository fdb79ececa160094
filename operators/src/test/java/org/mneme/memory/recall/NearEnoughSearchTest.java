package org.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.TEN;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.association.RankingWeights;
import org.mneme.association.Retention;
import org.mneme.association.ScorePart;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.memory.SeededEpisodes;
import org.mneme.model.Episode;

/** Searches by sign codes for what is similar enough, where that is hard to see by them. */
class NearEnoughSearchTest {

  private static final int DIMENSION = 256;
  private static final Map<ScorePart, Double> BY_SIMILARITY =
      RankingWeights.DEFAULT.over(EnumSet.of(ScorePart.SIMILARITY));
  private static final Map<ScorePart, Double> MOSTLY_VALUE =
      new RankingWeights(0.2, 0, 0, 0, 0.8).over(EnumSet.of(ScorePart.SIMILARITY, ScorePart.VALUE));

  private final Random random = new Random(5);
  private final float[] query = SeededEpisodes.unit(random, DIMENSION);
  private final EpisodeIndex index = new EpisodeIndex(DIMENSION);
  private final EpisodeSearch search =
      new EpisodeSearch(Retention.EBBINGHAUS, new SimilarityLadder(0, 8, 0.002));

  @Test
  void findsTheFewAmongManyThatAreNotQuite() {
    put("far", 6_000, 0, 0.5);
    put("almost", 600, 0.48, 0.5);
    put("near", 3, 0.51, 0.5);

    assertThat(found(BY_SIMILARITY, null))
        .extracting(Candidate::id)
        .containsExactlyInAnyOrder("near0", "near1", "near2");
  }

  @Test
  void keepsTheBestThatIsLessSimilarThanMany() {
    put("worth", 500, 0.45, 1);
    put("best", 1, 0.52, 1);
    put("alike", 1_500, 0.75, 0);
    put("closest", 10, 0.95, 0);
    put("far", 6_000, 0, 0);

    assertThat(found(MOSTLY_VALUE, null)).hasSize(10).first().extracting("id").isEqualTo("best0");
  }

  @Test
  void missesNothingOnAPageThatIsNotFull() {
    put("far", 6_000, 0, 0.5);
    put("almost", 2_000, 0.49, 0.5);
    put("near", 9, 0.505, 0.5);

    assertThat(found(BY_SIMILARITY, new RankCursor(0, TEN, 0, Double.MAX_VALUE, ""))).hasSize(9);
  }

  private List<Candidate> found(Map<ScorePart, Double> weights, RankCursor after) {
    search.scan(index, query, 10, false);
    return search.best(
        index,
        new EpisodeSearch.Wanted(
            query, TEN, 0.5, AdmittedRows.ALL, weights, Activated.NOTHING, after),
        10);
  }

  private void put(String name, int count, double cosine, double value) {
    for (int i = 0; i < count; i++) {
      float[] vector = SeededEpisodes.unit(random, DIMENSION);
      float along = Vectors.dot(query, 0, vector, 0, DIMENSION);
      Vectors.axpy(-along, query, 0, vector, 0, DIMENSION);
      Vectors.normalise(vector, 0, DIMENSION);
      for (int d = 0; d < DIMENSION; d++) {
        vector[d] = (float) (cosine * query[d] + Math.sqrt(1 - cosine * cosine) * vector[d]);
      }
      String id = name + i;
      Episode episode = SeededEpisodes.episode(SeededEpisodes.SPACE, id, id, TEN, value, vector);
      index.put(index.freeRow(), StoredEpisode.of(episode), Usage.NONE, episode.embedding().f32());
    }
  }
}
