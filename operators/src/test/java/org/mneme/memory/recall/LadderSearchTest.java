package org.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.mneme.memory.SeededEpisodes.TEN;

import java.util.ArrayList;
import java.util.Collections;
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
import org.mneme.memory.EmbeddedRows;
import org.mneme.memory.SeededClusters;
import org.mneme.memory.SeededEpisodes;
import org.mneme.model.Episode;
import org.mneme.model.QueryFilter;

/** What sign codes find, beside what comparing everything finds. */
class LadderSearchTest {

  private static final int DIMENSION = 384;
  private static final int COUNT = 12_000;
  private static final int QUERIES = 20;
  private static final Map<ScorePart, Double> BY_SIMILARITY =
      RankingWeights.DEFAULT.over(EnumSet.of(ScorePart.SIMILARITY));
  private static final Map<ScorePart, Double> WITH_PRIOR =
      RankingWeights.DEFAULT.over(
          EnumSet.of(ScorePart.SIMILARITY, ScorePart.RETENTION, ScorePart.VALUE));

  private static final Map<ScorePart, Double> MOSTLY_PRIOR =
      new RankingWeights(0.2, 0, 0, 0.4, 0.4)
          .over(EnumSet.of(ScorePart.SIMILARITY, ScorePart.RETENTION, ScorePart.VALUE));

  private final EmbeddedRows source = new EmbeddedRows(1, DIMENSION, 20, 0.5);
  private final List<Episode> episodes = episodes();
  private final EpisodeIndex index = index(episodes);
  private final EpisodeSearch search = new EpisodeSearch(Retention.EBBINGHAUS, ladder(0));

  @Test
  void findsNearlyAllThatComparingEveryEpisodeFinds() {
    assertThat(recall(index, source, BY_SIMILARITY)).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void alsoWhereWhatIsFreshAndWorthMoreComesFirst() {
    assertThat(recall(index, source, WITH_PRIOR)).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void scoresWhatItFindsExactly() {
    float[] query = source.next();
    List<Candidate> all = search(query, WITH_PRIOR, QueryFilter.NONE, -1, COUNT, true);

    assertThat(search(query, WITH_PRIOR, QueryFilter.NONE, -1, 10, false))
        .isNotEmpty()
        .isSubsetOf(all);
  }

  @Test
  void findsExactlyTheSameWhereTheQuerySaysSo() {
    EpisodeSearch scan = new EpisodeSearch(Retention.EBBINGHAUS, SimilarityLadder.EXACT);
    EpisodeSearch.Wanted wanted = wanted(source.next(), BY_SIMILARITY, QueryFilter.NONE, -1);
    scan.scan(index, wanted.vector(), 50, false);
    search.scan(index, wanted.vector(), 50, true);

    assertThat(search.best(index, wanted, 50)).isEqualTo(scan.best(index, wanted, 50));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void findsTheSameInTheSameOrderWhateverTheRows(int seed) {
    float[] query = source.next();
    List<Episode> shuffled = new ArrayList<>(episodes);
    Collections.shuffle(shuffled, new Random(seed));
    EpisodeIndex other = index(shuffled);
    EpisodeSearch.Wanted wanted = wanted(query, WITH_PRIOR, QueryFilter.NONE, -1);
    search.scan(other, query, 10, false);

    assertThat(search.best(other, wanted, 10))
        .extracting(Candidate::id, Candidate::score)
        .isEqualTo(
            search(query, WITH_PRIOR, QueryFilter.NONE, -1, 10, false).stream()
                .map(c -> tuple(c.id(), c.score()))
                .toList());
  }

  @Test
  void letsIdsDecideAmongEqualsEvenWhereTheCandidatesAreCut() {
    float[] vector = source.next();
    List<Episode> twins = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      twins.add(SeededEpisodes.episode("e%04d".formatted((i * 37) % 3_000), TEN, vector));
    }
    EpisodeIndex same = index(twins);
    search.scan(same, vector, 3, false);

    assertThat(search.best(same, wanted(vector, BY_SIMILARITY, QueryFilter.NONE, -1), 3))
        .extracting(Candidate::id)
        .containsExactly("e0000", "e0001", "e0002");
  }

  @Test
  void looksAtTheFilterBeforeItChoosesCandidates() {
    // The last one is far from the query, so that no candidate of all would be it.
    float[] query = episodes.get(0).embedding().toFloats();
    QueryFilter onlyTheLast =
        new QueryFilter(
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            "session-" + (COUNT - 1),
            null,
            null,
            null,
            null);

    assertThat(search(query, BY_SIMILARITY, onlyTheLast, -1, 10, false))
        .extracting(Candidate::id)
        .containsExactly("e" + (COUNT - 1));
  }

  @Test
  void neverFindsWhatWasRemovedOrIsHidden() {
    float[] query = source.next();
    List<Candidate> first = search(query, BY_SIMILARITY, QueryFilter.NONE, -1, 4, false);
    index.remove(first.get(0).row());
    index.hide(first.get(2).row());

    assertThat(search(query, BY_SIMILARITY, QueryFilter.NONE, -1, 10, false))
        .extracting(Candidate::id)
        .startsWith(first.get(1).id(), first.get(3).id())
        .doesNotContain(first.get(0).id(), first.get(2).id());
  }

  @Test
  void leavesOutWhatIsLessSimilarThanAsked() {
    float[] query = source.next();

    assertThat(search(query, BY_SIMILARITY, QueryFilter.NONE, 0.6, 200, false))
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.similarity()).isGreaterThanOrEqualTo(0.6f));
  }

  @Test
  void findsWhatIsSimilarEnoughThoughMuchThatIsNotScoresMore() {
    for (Map<ScorePart, Double> weights : List.of(BY_SIMILARITY, WITH_PRIOR, MOSTLY_PRIOR)) {
      for (double least : new double[] {0.5, 0.9, 0.97, 0.999}) {
        int found = 0;
        int wanted = 0;
        for (int q = 0; q < QUERIES; q++) {
          float[] query = source.next();
          List<String> exact = ids(search(query, weights, QueryFilter.NONE, least, 10, true));
          List<String> some = ids(search(query, weights, QueryFilter.NONE, least, 10, false));
          wanted += exact.size();
          found += (int) some.stream().filter(exact::contains).count();
        }
        assertThat(found)
            .as("%s, %s", weights, least)
            .isGreaterThanOrEqualTo((int) (0.98 * wanted));
      }
    }
  }

  /** Signs hardly tell neighbours apart that vary alike in all directions. */
  @Test
  void takesMoreCandidatesWhereNeighboursHardlyDiffer() {
    EmbeddedRows alike = EmbeddedRows.alike(1, DIMENSION, 10, 0.5);
    List<Episode> rows = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      rows.add(SeededEpisodes.episode("a" + i, TEN, alike.next()));
    }

    assertThat(recall(index(rows), alike, BY_SIMILARITY)).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void findsTheSeedsThatComparingEveryEpisodeFinds() {
    int[] found = new int[50];
    int[] exact = new int[50];
    float[] cosines = new float[50];
    int same = 0;
    for (int q = 0; q < QUERIES; q++) {
      float[] query = source.next();
      search.scan(index, query, 10, true);
      int all = search.nearest(index, 0.4, exact, cosines);
      search.scan(index, query, 10, false);
      int count = search.nearest(index, 0.4, found, cosines);
      assertThat(count).isEqualTo(all);
      for (int i = 0; i < count; i++) {
        assertThat(cosines[i]).isEqualTo(index.similarity(query, found[i]));
        assertThat(i == 0 || cosines[i] <= cosines[i - 1]).isTrue();
        same += contains(exact, found[i], all) ? 1 : 0;
      }
    }
    assertThat(same / (50.0 * QUERIES)).isGreaterThanOrEqualTo(0.98);
  }

  private double recall(EpisodeIndex of, EmbeddedRows queries, Map<ScorePart, Double> weights) {
    int found = 0;
    for (int q = 0; q < QUERIES; q++) {
      EpisodeSearch.Wanted wanted = wanted(queries.next(), weights, QueryFilter.NONE, -1);
      search.scan(of, wanted.vector(), 10, true);
      List<String> exact = ids(search.best(of, wanted, 10));
      search.scan(of, wanted.vector(), 10, false);
      List<String> approximate = ids(search.best(of, wanted, 10));
      assertThat(approximate).hasSize(10).doesNotHaveDuplicates();
      found += (int) approximate.stream().filter(exact::contains).count();
    }
    return found / (10.0 * QUERIES);
  }

  private List<Candidate> search(
      float[] query,
      Map<ScorePart, Double> weights,
      QueryFilter filter,
      double least,
      int count,
      boolean isExact) {
    search.scan(index, query, count, isExact);
    return search.best(index, wanted(query, weights, filter, least), count);
  }

  private EpisodeSearch.Wanted wanted(
      float[] query, Map<ScorePart, Double> weights, QueryFilter filter, double least) {
    return new EpisodeSearch.Wanted(
        query, TEN, least, admitted(filter), weights, Activated.NOTHING);
  }

  private static SimilarityLadder ladder(int scanRows) {
    SimilarityLadder defaults = SimilarityLadder.DEFAULT;
    return new SimilarityLadder(scanRows, defaults.candidatesPerHit(), defaults.candidateShare());
  }

  private static List<String> ids(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::id).toList();
  }

  private static boolean contains(int[] rows, int row, int count) {
    for (int i = 0; i < count; i++) {
      if (rows[i] == row) {
        return true;
      }
    }
    return false;
  }

  private List<Episode> episodes() {
    Random random = new Random(2);
    List<Episode> made = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      Episode episode =
          SeededEpisodes.episode(
              SeededEpisodes.SPACE,
              "e" + i,
              "f" + i,
              TEN - random.nextInt(1_000_000_000),
              random.nextDouble(),
              source.next());
      made.add(SeededClusters.by("agent", "session-" + i, episode));
    }
    return made;
  }

  private static EpisodeIndex index(List<Episode> episodes) {
    EpisodeIndex index = new EpisodeIndex(DIMENSION);
    for (int row = 0; row < episodes.size(); row++) {
      Episode episode = episodes.get(row);
      index.put(row, StoredEpisode.of(episode), Usage.NONE, episode.embedding().f32());
    }
    return index;
  }

  private AdmittedRows admitted(QueryFilter filter) {
    FilterIndex filters = new FilterIndex();
    for (int row = 0; row < index.rowLimit(); row++) {
      if (index.holds(row)) {
        filters.add(row, index.episode(row));
      }
    }
    return filters.admitted(filter, index::episode);
  }
}
