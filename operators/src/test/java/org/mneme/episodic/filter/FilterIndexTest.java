package org.mneme.episodic.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.episodic.FilterMatcher;
import org.mneme.episodic.Occurrence;
import org.mneme.episodic.StoredEpisode;
import org.mneme.model.QueryFilter;

class FilterIndexTest {

  private final Map<Integer, StoredEpisode> stored = new TreeMap<>();
  private final FilterIndex index = new FilterIndex();

  @Test
  void exampleUsage() {
    StoredEpisode episode = episode(new Random(1), 1);
    index.add(7, episode);

    QueryFilter like = SeededFilters.like(episode).get(9);
    assertThat(index.admitted(like, row -> episode).toArray()).containsExactly(7);
    assertThat(index.admitted(QueryFilter.NONE, row -> episode).admitsAll()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 3_000})
  void admitsExactlyWhatComparingEachAdmitsThroughAnyHistory(int rows) {
    Random random = new Random(rows);
    for (int i = 0; i < 3 * rows; i++) {
      change(random, random.nextInt(rows));
      if (i % (rows / 20) == 0) {
        assertThatItEquals(random);
      }
    }
  }

  @Test
  void holdsNothingOfWhatWasRemoved() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      change(random, random.nextInt(100));
    }
    stored.forEach(index::remove);

    assertThat(index.size()).isZero();
    assertThat(index.labelCount()).isZero();
  }

  @Test
  void seesEveryRowThatIsKeptOut() {
    Random random = new Random(4);
    for (int row = 0; row < 2_000; row += 3) {
      put(row, episode(random, 2));
    }
    for (int i = 0; i < 50; i++) {
      AdmittedRows rows = index.admitted(SeededFilters.random(random), stored::get);
      List<Integer> others = new ArrayList<>();
      rows.forEachOther(2_000, others::add);
      for (int row = 0; row < 2_000; row++) {
        assertThat(others.contains(row)).isNotEqualTo(rows.admits(row));
      }
    }
  }

  /** Puts, replaces or removes: the row of what was removed is used again. */
  private void change(Random random, int row) {
    StoredEpisode before = stored.remove(row);
    if (before != null) {
      index.remove(row, before);
    }
    if (before == null || random.nextBoolean()) {
      put(row, episode(random, 1 + random.nextInt(3)));
    }
  }

  private void put(int row, StoredEpisode episode) {
    stored.put(row, episode);
    index.add(row, episode);
  }

  private void assertThatItEquals(Random random) {
    for (int i = 0; i < 60; i++) {
      QueryFilter filter = SeededFilters.random(random);
      FilterMatcher definition = new FilterMatcher(filter);
      int[] expected =
          stored.entrySet().stream()
              .filter(entry -> definition.admits(entry.getValue()))
              .mapToInt(Map.Entry::getKey)
              .toArray();
      AdmittedRows rows = index.admitted(filter, stored::get);
      if (definition.admitsAll()) {
        assertThat(rows.admitsAll()).isTrue();
      } else {
        assertThat(rows.toArray()).as("%s", filter).isEqualTo(expected);
        assertThat(rows.count()).isEqualTo(expected.length);
      }
    }
  }

  private static StoredEpisode episode(Random random, int occurrences) {
    List<Occurrence> made = new ArrayList<>();
    long time = 0;
    for (int i = 0; i < occurrences; i++) {
      time = Math.max(time, SeededFilters.time(random));
      made.add(
          new Occurrence(
              "e" + i,
              time,
              SeededFilters.label(random),
              SeededFilters.label(random),
              SeededFilters.label(random)));
    }
    return new StoredEpisode(
        "e0",
        "f",
        SeededFilters.label(random),
        SeededFilters.label(random),
        SeededFilters.tags(random),
        SeededFilters.verdict(random),
        occurrences,
        occurrences * random.nextInt(5) / 4.0,
        time,
        made,
        null,
        false);
  }
}
