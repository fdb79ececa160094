package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.mneme.model.Episode;
import org.mneme.model.Hit;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.SpaceStats;

/** Compares an answer with the oracle's: equal up to the order of what scores the same. */
final class OracleComparison {

  /** Of scores, of which an answer shows six decimals. */
  private static final double TOLERANCE = 1.5e-6;

  /** Of scores, which are floats where the oracle has doubles. */
  private static final double ROUNDING = 3e-7;

  private static final double LAMBDA = 0.7;

  private final PlainMemory oracle;
  private final RecallQuery query;
  private final Map<String, Double> activation;
  private final Map<String, PlainExperience> known = new HashMap<>();

  /** Where the page before ended, or null. */
  private final Place after;

  /**
   * Where a page ended.
   *
   * @param cursor what the answer says of it
   * @param score what the oracle says that the last hit scored then
   */
  record Place(RecallQuery query, String cursor, double score, String id) {}

  /**
   * A comparison.
   *
   * @param activation the part of what activation reached; empty where none is spread
   * @param after where the page before ended, or null
   */
  OracleComparison(
      PlainMemory oracle, RecallQuery query, Map<String, Double> activation, Place after) {
    this.oracle = oracle;
    this.query = query;
    this.activation = activation;
    this.after = after;
    oracle.all.forEach(experience -> known.put(experience.id, experience));
  }

  /**
   * Compares, and notes in the oracle what was recalled.
   *
   * @return where the page of a ranking ended, or null when there is no other
   */
  Place compare(RecallResult result) {
    assertThat(result.query()).isEqualTo(query.query());
    assertThat(result.space()).isEqualTo(query.space());
    assertThat(result.error()).isNull();
    Place end = null;
    switch (query.mode()) {
      case GET -> assertThat(ids(result)).isEqualTo(got());
      case STATS -> compare(result.stats());
      case LIST -> {
        List<String> all = new ArrayList<>();
        oracle.admitted(query).forEach(experience -> all.add(experience.id));
        all.removeIf(id -> query.cursor() != null && id.compareTo(query.cursor()) <= 0);
        assertThat(ids(result)).isEqualTo(all.subList(0, Math.min(query.k(), all.size())));
        assertThat(result.cursor() != null).isEqualTo(all.size() > query.k());
      }
      default -> end = ranked(result);
    }
    for (Hit hit : result.hits()) {
      PlainExperience expected = known.get(hit.id());
      assertThat(hit.digest().task()).isEqualTo(expected.task);
      assertThat(hit.digest().value()).isCloseTo(expected.value(), within());
      assertThat(hit.digest().occurrences()).isEqualTo(expected.episodes.size());
      assertThat(hit.digest().episodes())
          .isEqualTo(expected.kept().stream().map(Episode::episode).toList());
    }
    return end;
  }

  private List<String> got() {
    List<String> got = new ArrayList<>();
    List<PlainExperience> admitted = oracle.admitted(query);
    for (String id : query.ids()) {
      for (PlainExperience experience : admitted) {
        if (experience.has(id) && !got.contains(experience.id)) {
          got.add(experience.id);
        }
      }
    }
    return got;
  }

  private void compare(SpaceStats stats) {
    List<PlainExperience> admitted = oracle.admitted(query);
    assertThat(stats.counts()).containsEntry("episode", (long) admitted.size());
    assertThat(stats.counts())
        .containsEntry("occurrence", admitted.stream().mapToLong(one -> one.episodes.size()).sum());
    assertThat(stats.oldest())
        .isEqualTo(
            admitted.stream()
                .flatMap(one -> one.episodes.stream())
                .map(Episode::closedAt)
                .min(Long::compare)
                .orElse(null));
  }

  private Place ranked(RecallResult result) {
    Map<String, Double> scores = oracle.scores(query, activation);
    List<String> found = ids(result);
    if (after != null) {
      scores.entrySet().removeIf(one -> isBefore(one.getKey(), one.getValue(), found));
    }
    assertThat(found)
        .as("of %s", scores)
        .hasSize(Math.min(query.k(), scores.size()))
        .doesNotHaveDuplicates();
    assertThat(scores).containsKeys(found.toArray(String[]::new));
    for (Hit hit : result.hits()) {
      assertThat(hit.score()).as(hit.id()).isCloseTo(scores.get(hit.id()), within());
      assertThat(hit.parts()).isNotEmpty();
      if (query.mode() == RecallMode.RECALL) {
        assertThat(hit.parts().containsKey("activation")).isEqualTo(!activation.isEmpty());
      }
      assertThat(hit.path().isEmpty()).isEqualTo(!query.explain() || query.embedding() == null);
    }
    if (query.diverse() && query.mode() == RecallMode.RECALL) {
      assertThatEachIsTheMostRelevantAndNew(found, scores);
    } else {
      assertThatBestComeFirst(found, scores);
    }
    boolean isPaged = query.mode() == RecallMode.SIMILAR || !query.diverse();
    assertThat(result.cursor() != null).isEqualTo(isPaged && scores.size() > query.k());
    Place end = null;
    if (result.cursor() != null) {
      String last = found.get(found.size() - 1);
      end = new Place(query, result.cursor(), scores.get(last), last);
    }
    for (String id : found) {
      known.get(id).recalled(Math.min(query.asOf(), query.origin().timestamp()));
    }
    return end;
  }

  /** Whether it stood on a page before; what only rounding tells apart did if it is not found. */
  private boolean isBefore(String id, double score, List<String> found) {
    if (score == after.score()) {
      return id.compareTo(after.id()) <= 0;
    }
    return Math.abs(score - after.score()) < ROUNDING ? !found.contains(id) : score > after.score();
  }

  private static void assertThatBestComeFirst(List<String> found, Map<String, Double> scores) {
    for (int i = 0; i < found.size(); i++) {
      String id = found.get(i);
      Set<String> after = new HashSet<>(scores.keySet());
      after.removeAll(found.subList(0, i + 1));
      for (String other : after) {
        assertThat(scores.get(other)).as(other).isLessThanOrEqualTo(scores.get(id) + TOLERANCE);
        if (scores.get(other).equals(scores.get(id))) {
          assertThat(id).as("ties go by id").isLessThan(other);
        }
      }
    }
  }

  /** Whatever else could have stood at a rank is not more relevant and new than what does. */
  private void assertThatEachIsTheMostRelevantAndNew(
      List<String> found, Map<String, Double> scores) {
    Set<String> left = new HashSet<>(scores.keySet());
    for (int i = 0; i < found.size(); i++) {
      List<String> before = found.subList(0, i);
      double marginal = marginal(found.get(i), before, scores);
      for (String other : left) {
        assertThat(marginal(other, before, scores)).isLessThanOrEqualTo(marginal + TOLERANCE);
      }
      left.remove(found.get(i));
    }
  }

  private double marginal(String id, List<String> before, Map<String, Double> scores) {
    double redundancy = 0;
    for (String other : before) {
      redundancy = Math.max(redundancy, known.get(id).cosine(known.get(other).vector));
    }
    return LAMBDA * scores.get(id) - (1 - LAMBDA) * redundancy;
  }

  private static List<String> ids(RecallResult result) {
    return result.hits().stream().map(Hit::id).toList();
  }

  private static Offset<Double> within() {
    return Offset.offset(TOLERANCE);
  }
}
