package org.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.TEN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.association.RankingWeights;
import org.mneme.association.Retention;
import org.mneme.association.ScorePart;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.episodic.filter.FilterIndex;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.memory.SeededEpisodes;
import org.mneme.model.Episode;
import org.mneme.model.QueryFilter;

class EpisodeSearchTest {

  private static final int DIMENSION = 8;
  private static final long HOUR = 3_600_000L;
  private static final Map<ScorePart, Double> WEIGHTS =
      RankingWeights.DEFAULT.over(
          EnumSet.of(ScorePart.SIMILARITY, ScorePart.RETENTION, ScorePart.VALUE));

  @Test
  void exampleUsage() {
    List<Episode> episodes = episodes(3, 3);

    List<Candidate> found =
        search(
            new EpisodeSearch(Retention.EBBINGHAUS, SimilarityLadder.DEFAULT),
            index(episodes),
            wanted(episodes.get(1).embedding().toFloats(), -1),
            1);

    assertThat(found)
        .singleElement()
        .satisfies(c -> assertThat(c.similarity()).isGreaterThan(0.99f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 500, 5_000})
  void findsWhatComparingEveryEpisodeFindsWhateverTheRows(int count) {
    List<Episode> episodes = episodes(count, count);
    float[] query = SeededEpisodes.unit(new Random(99), DIMENSION);
    List<String> expected = byDefinition(episodes, query, 20);
    EpisodeSearch search = new EpisodeSearch(Retention.EBBINGHAUS, SimilarityLadder.DEFAULT);

    for (int seed = 0; seed < 3; seed++) {
      List<Episode> shuffled = new ArrayList<>(episodes);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(search(search, index(shuffled), wanted(query, -1), 20))
          .extracting(Candidate::id)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 65, 5_000})
  void findsTheSameForAQueryOfWhichOnlyColumnsAreRead(int count) {
    List<Episode> episodes = episodes(count, count);
    float[] query = new float[DIMENSION];
    query[2] = -1;
    EpisodeIndex index = index(episodes);
    EpisodeSearch search = new EpisodeSearch(Retention.EBBINGHAUS, SimilarityLadder.DEFAULT);
    search(search, index, wanted(query, -1), 1);
    Episode late =
        SeededEpisodes.episode("late", TEN, SeededEpisodes.unit(new Random(5), DIMENSION));
    index.put(count, StoredEpisode.of(late), Usage.NONE, late.embedding().f32());
    episodes.add(late);

    assertThat(search(search, index, wanted(query, -1), 20))
        .extracting(Candidate::id)
        .isEqualTo(byDefinition(episodes, query, 20));
  }

  @Test
  void ranksTheNewBeforeTheOldThatAreAsNearAndALittleNearer() {
    List<Episode> episodes = episodes(4_000, 8);
    for (int i = 0; i < 200; i++) {
      // Retention of those that are older by 1,000 hours takes 4 % of their score.
      boolean isOld = i % 2 == 0;
      float near = isOld ? 0.999f - i * 1e-5f : 0.97f - i * 1e-5f;
      float[] vector = new float[DIMENSION];
      vector[2] = -near;
      vector[5] = (float) Math.sqrt(1 - near * near);
      long closedAt = TEN - (isOld ? 1_000 * HOUR : 0);
      episodes.add(SeededEpisodes.episode("n" + i, closedAt, vector));
    }
    float[] query = new float[DIMENSION];
    query[2] = -1;
    EpisodeSearch search = new EpisodeSearch(Retention.EBBINGHAUS, SimilarityLadder.DEFAULT);

    for (int count : new int[] {1, 20, 100, 150}) {
      assertThat(search(search, index(episodes), wanted(query, -1), count))
          .extracting(Candidate::id)
          .isEqualTo(byDefinition(episodes, query, count));
    }
  }

  @Test
  void letsIdsDecideAmongEqualsEvenWhereTheLimitCuts() {
    float[] vector = SeededEpisodes.unit(new Random(1), DIMENSION);
    List<Episode> twins = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      twins.add(SeededEpisodes.episode(String.format("e%03d", (i * 37) % 200), TEN, vector));
    }

    assertThat(
            search(
                new EpisodeSearch(Retention.EBBINGHAUS, SimilarityLadder.DEFAULT),
                index(twins),
                wanted(vector, -1),
                3))
        .extracting(Candidate::id)
        .containsExactly("e000", "e001", "e002");
  }

  @Test
  void leavesOutWhatIsLessSimilarThanAsked() {
    List<Episode> episodes = episodes(300, 5);
    float[] query = SeededEpisodes.unit(new Random(99), DIMENSION);

    assertThat(
            search(
                new EpisodeSearch(Retention.EBBINGHAUS, SimilarityLadder.DEFAULT),
                index(episodes),
                wanted(query, 0.3),
                300))
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.similarity()).isGreaterThanOrEqualTo(0.3f));
  }

  @Test
  void seesNoScoreOfAnEarlierSearchInRowsThatHoldNothing() {
    EpisodeSearch search = new EpisodeSearch(Retention.NONE, SimilarityLadder.DEFAULT);
    float[] query = SeededEpisodes.unit(new Random(99), DIMENSION);
    search(search, index(episodes(9_000, 1)), wanted(query, -1), 20);
    EpisodeIndex sparse = new EpisodeIndex(DIMENSION);
    Episode only = episodes(1, 2).get(0);
    sparse.put(8_500, StoredEpisode.of(only), Usage.NONE, only.embedding().f32());

    assertThat(search(search, sparse, wanted(query, -1), 20)).hasSize(1);
  }

  @Test
  void ranksWhatPointsAwayWhenSimilarityIsAllThatCounts() {
    List<Episode> episodes = episodes(40, 3);
    float[] query = SeededEpisodes.unit(new Random(99), DIMENSION);
    EpisodeSearch.Wanted similar =
        new EpisodeSearch.Wanted(
            query,
            TEN,
            -1,
            AdmittedRows.ALL,
            RankingWeights.DEFAULT.over(EnumSet.of(ScorePart.SIMILARITY)),
            Activated.NOTHING);

    assertThat(
            search(
                new EpisodeSearch(Retention.NONE, SimilarityLadder.DEFAULT),
                index(episodes),
                similar,
                40))
        .hasSize(40)
        .isSortedAccordingTo(Comparator.comparingDouble(Candidate::similarity).reversed());
  }

  @Test
  void leavesOutRemovedRowsAndFindsNothingInNothing() {
    EpisodeSearch search = new EpisodeSearch(Retention.NONE, SimilarityLadder.DEFAULT);
    EpisodeIndex index = index(episodes(2, 1));
    index.remove(0);
    float[] query = SeededEpisodes.unit(new Random(99), DIMENSION);

    assertThat(search(search, index, wanted(query, -1), 10)).hasSize(1);
    assertThat(search(search, new EpisodeIndex(DIMENSION), wanted(query, -1), 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 400, 2_000})
  void scoresFewAdmittedRowsAsAmongAll(int admitted) {
    List<Episode> episodes = episodes(6_000, 7);
    float[] query = SeededEpisodes.unit(new Random(99), DIMENSION);
    EpisodeIndex index = index(episodes);
    FilterIndex filters = new FilterIndex();
    for (int row = 0; row < episodes.size(); row++) {
      filters.add(row, index.episode(row));
    }
    index.hide(3);
    long[] times = episodes.stream().mapToLong(Episode::closedAt).sorted().toArray();
    long after = times[times.length - admitted];
    QueryFilter late =
        new QueryFilter(
            null, null, List.of(), List.of(), null, null, null, null, null, after, null);
    EpisodeSearch.Wanted filtered =
        new EpisodeSearch.Wanted(
            query, TEN, -1, filters.admitted(late, index::episode), WEIGHTS, Activated.NOTHING);
    List<Candidate> all =
        search(
            new EpisodeSearch(Retention.EBBINGHAUS, SimilarityLadder.DEFAULT),
            index,
            wanted(query, -1),
            1_000);

    assertThat(
            search(
                new EpisodeSearch(Retention.EBBINGHAUS, SimilarityLadder.DEFAULT),
                index,
                filtered,
                1_000))
        .isNotEmpty()
        .startsWith(
            all.stream()
                .filter(c -> index.episode(c.row()).lastAt() >= after)
                .toArray(Candidate[]::new));
  }

  private static List<Candidate> search(
      EpisodeSearch search, EpisodeIndex index, EpisodeSearch.Wanted wanted, int count) {
    search.scan(index, wanted.vector(), count, false);
    return search.best(index, wanted, count);
  }

  private static List<String> byDefinition(List<Episode> episodes, float[] query, int k) {
    record Scored(String id, double score) {}
    return episodes.stream()
        .map(e -> new Scored(e.episode(), score(e, query)))
        .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::id))
        .limit(k)
        .map(Scored::id)
        .toList();
  }

  private static double score(Episode episode, float[] query) {
    double dot = 0;
    float[] vector = episode.embedding().toFloats();
    for (int i = 0; i < DIMENSION; i++) {
      dot += (double) query[i] * vector[i];
    }
    double hours = (TEN - episode.closedAt()) / (double) HOUR;
    double retention = Math.pow(1 + 185.5 * hours, -0.136);
    return Math.max(0, dot) * (0.85 + 0.05 * retention + 0.10 * episode.value());
  }

  private static EpisodeSearch.Wanted wanted(float[] query, double minSimilarity) {
    return new EpisodeSearch.Wanted(
        query, TEN, minSimilarity, AdmittedRows.ALL, WEIGHTS, Activated.NOTHING);
  }

  private static EpisodeIndex index(List<Episode> episodes) {
    EpisodeIndex index = new EpisodeIndex(DIMENSION);
    for (int row = 0; row < episodes.size(); row++) {
      Episode episode = episodes.get(row);
      index.put(row, StoredEpisode.of(episode), Usage.NONE, episode.embedding().f32());
    }
    return index;
  }

  private static List<Episode> episodes(int count, int seed) {
    Random random = new Random(seed);
    List<Episode> episodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      episodes.add(
          SeededEpisodes.episode(
              SeededEpisodes.SPACE,
              "e" + i,
              "f" + i,
              TEN - random.nextInt(1_000) * HOUR,
              random.nextDouble(),
              SeededEpisodes.unit(random, DIMENSION)));
    }
    return episodes;
  }
}
